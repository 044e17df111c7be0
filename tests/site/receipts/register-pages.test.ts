import type { ReceiptDay, ReceiptHead } from 'content-types'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { refused, Visitor } from '../support/visitor.ts'

let visitor: Visitor

beforeAll(async () => {
  visitor = await Visitor.start()
})
beforeEach(() => visitor.reset())
afterAll(() => visitor.stop())

const head: ReceiptHead = {
  day: '2026-03-02',
  position: 1234,
  chain: 'c0'.repeat(32),
  publicKey: `${'A'.repeat(43)}=`,
  signature: `${'B'.repeat(86)}==`,
}

test('the register lists the signed days, page by page', async () => {
  const body = { heads: [head], page: 2, pages: 3 }
  visitor.answers['GET /api/receipts/heads?page=2'] = { status: 200, body }
  const { status, html, words } = await visitor.get('/verifier/registre?page=2')
  expect(status).toBe(200)
  expect(words).toContain('2 mars 2026')
  expect(words).toContain(head.chain)
  expect(words).toContain(head.publicKey)
  expect(html).toContain('href="/verifier/registre/2026-03-02.json"')
  expect(html).toContain('href="/verifier/registre?page=3"')
  expect(html).toContain('href="/verifier/registre"')
})

test('a register without a signed day says so', async () => {
  const body = { heads: [], page: 1, pages: 1 }
  visitor.answers['GET /api/receipts/heads?page=1'] = { status: 200, body }
  const { words } = await visitor.get('/verifier/registre')
  expect(words).toContain('Aucune journée n’est encore signée.')
})

test('a day is a file for programs', async () => {
  const previous = { position: 1233, chain: '0'.repeat(64) }
  const day: ReceiptDay = { head, previous, digests: ['ab'.repeat(32)] }
  visitor.answers['GET /api/receipts/heads/2026-03-02'] = { status: 200, body: day }
  const response = await fetch(`${visitor.site.url}/verifier/registre/2026-03-02.json`)
  expect(response.headers.get('content-type')).toContain('application/json')
  expect(await response.json()).toEqual(day)
})

test('a day without a head is not found', async () => {
  visitor.answers['GET /api/receipts/heads/2026-03-03'] = refused(404, 'not-found', 'Rien.')
  const response = await fetch(`${visitor.site.url}/verifier/registre/2026-03-03.json`)
  expect(response.status).toBe(404)
})
