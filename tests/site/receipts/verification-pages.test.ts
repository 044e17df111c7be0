import type { Verification } from 'content-types'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { control } from '../support/page.ts'
import { refused, Visitor } from '../support/visitor.ts'

let visitor: Visitor

beforeAll(async () => {
  visitor = await Visitor.start()
})
beforeEach(() => visitor.reset())
afterAll(() => visitor.stop())

const reference = 'E26-7KQX-M93T'
const sha256 = 'ab'.repeat(32)
const unknown = refused(404, 'not-found', 'Aucun accusé ne porte cette référence.')

function verification(known: boolean | null = null): Verification {
  const receipt = { issuedAt: '2026-03-02T09:00:00.000Z', service: 'Service Cotisation' }
  return {
    reference,
    receipts: [
      { ...receipt, kind: 'aee', fileCount: 2, sealedOn: '2026-03-02' },
      { ...receipt, kind: 'are', fileCount: 0, sealedOn: null },
    ],
    known,
  }
}

function answer(query: string, body: Verification): void {
  visitor.answers[`GET /api/receipts/${reference}?${query}`] = { status: 200, body }
}

test('a reference typed in any way leads to its page', async () => {
  const { status, location } = await visitor.get('/verifier?reference=e26+7kqx+m93t')
  expect([status, location]).toEqual([303, `/verifier/${reference}`])
  const other = await visitor.get('/verifier/e267kqxm93t?empreinte=x')
  expect([other.status, other.location]).toEqual([303, `/verifier/${reference}?empreinte=x`])
})

test('what cannot be a reference is refused beside its field, and kept', async () => {
  const page = await visitor.get('/verifier?reference=bordereau')
  expect(page.status).toBe(422)
  expect(control(page, 'reference').error).toContain('E26-7KQX-M93T')
  expect(control(page, 'reference').markup).toContain('value="bordereau"')
  expect(visitor.calls).toEqual([])
})

test('each receipt tells its date, its service, its files and its day in the register', async () => {
  answer('', verification())
  const { status, html, words, headers } = await visitor.get(`/verifier/${reference}`)
  expect(status).toBe(200)
  expect(words).toContain('Accusé d’enregistrement électronique')
  expect(words).toContain('2 mars 2026 à 10:00, heure de Paris')
  expect(words).toContain('Service Cotisation')
  expect(words).toContain('2 fichiers')
  expect(html).toContain('href="/verifier/registre/2026-03-02.json"')
  expect(words).toContain('dans la nuit qui suit sa délivrance')
  expect(html).toContain('<meta name="robots" content="noindex">')
  expect(headers.get('cache-control')).toContain('no-store')
})

test('a fingerprint gets its answer', async () => {
  answer(`fingerprint=${sha256}`, verification(true))
  const known = await visitor.get(`/verifier/${reference}?empreinte=${sha256}`)
  expect(known.words).toContain('Oui, ce fichier fait partie de l’envoi')
  answer(`fingerprint=${sha256}`, verification(false))
  const other = await visitor.get(`/verifier/${reference}?empreinte=${sha256}`)
  expect(other.words).toContain('Non, ce fichier ne fait pas partie de l’envoi')
})

test('a wrong fingerprint is kept, with what is wrong beside it and the receipts still there', async () => {
  const errors = [{ field: 'fingerprint', message: 'Une empreinte compte 64 caractères.' }]
  visitor.answers[`GET /api/receipts/${reference}?fingerprint=abc`] = refused(
    422,
    'invalid-input',
    'Non.',
    errors,
  )
  answer('', verification())
  const page = await visitor.get(`/verifier/${reference}?empreinte=abc`)
  expect(page.status).toBe(422)
  expect(control(page, 'empreinte').error).toBe('Une empreinte compte 64 caractères.')
  expect(control(page, 'empreinte').markup).toContain('value="abc"')
  expect(page.words).toContain('Service Cotisation')
})

test('an unknown reference and one that cannot be give the same page', async () => {
  visitor.answers['GET /api/receipts/E26-AAAA-AAAA?'] = unknown
  const pages = [
    await visitor.get('/verifier/E26-AAAA-AAAA'),
    await visitor.get('/verifier/n-importe-quoi'),
  ]
  expect(pages.map(({ status }) => status)).toEqual([404, 404])
  expect(control(pages[0] ?? expect.unreachable(), 'reference').error).toContain(
    'Aucun document ne porte cette référence',
  )
  const [first, second] = pages.map(({ html }) =>
    html.replaceAll('E26-AAAA-AAAA', 'X').replaceAll('n-importe-quoi', 'X'),
  )
  expect(first).toBe(second)
})

test('too many tries are told as such', async () => {
  visitor.answers[`GET /api/receipts/${reference}?`] = refused(429, 'too-many', 'Trop d’essais.')
  const page = await visitor.get(`/verifier/${reference}`)
  expect(page.status).toBe(429)
  expect(page.words).toContain('Trop d’essais.')
})
