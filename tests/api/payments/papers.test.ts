import { paymentListSchema, type Payment } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { publishDocument, type Publication } from '../../../api/src/documents/index.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob, type Person } from '../../support/cast.ts'
import { storePayments } from '../../support/stored-payments.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp
let browser: Browser

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('the paper of a payment is a link when it is among the employer’s documents', async () => {
  await publish(alice, { fileName: 'decompte-1.pdf' })
  await publish(bob, { fileName: 'decompte-2.pdf' })
  await storePayments(portal, alice, [
    { document: 'decompte-1.pdf' },
    { document: 'decompte-2.pdf' },
    { document: '' },
  ])
  const [first, second, third] = await payments()
  expect(first?.document).toMatchObject({ name: 'decompte-1.pdf', file: { bytes: 7 } })
  const file = await browser.get(`/api/documents/${first?.document?.file?.id ?? ''}/file`)
  expect([file.status, await file.text()]).toEqual([200, '%PDF-1.'])
  expect(second?.document).toEqual({ name: 'decompte-2.pdf', file: null })
  expect(third?.document).toBeNull()
})

test('of two documents of one name, the latest is the paper', async () => {
  await publish(alice, {})
  const latest = await publish(alice, { publishedAt: new Date('2026-03-01T00:00:00Z') })
  await publish(alice, { publishedAt: new Date('2026-01-01T00:00:00Z') })
  await storePayments(portal, alice, [{ document: 'decompte.pdf' }])
  expect((await payments())[0]?.document?.file?.id).toBe(latest)
})

test('Enim’s own reference names a document better than its file', async () => {
  const referred = await publish(alice, { reference: 'D-2026-12' })
  await publish(alice, { fileName: 'D-2026-12', publishedAt: new Date('2026-03-01T00:00:00Z') })
  await publish(bob, { reference: 'D-2026-13' })
  await storePayments(portal, alice, [{ document: 'D-2026-12' }, { document: 'D-2026-13' }])
  const [first, second] = await payments()
  expect(first?.document).toEqual({ name: 'D-2026-12', file: { id: referred, bytes: 7 } })
  expect(second?.document?.file).toBeNull()
})

test('a paper that was withdrawn is a name alone', async () => {
  await publish(alice, { reference: 'D-1' })
  await storePayments(portal, alice, [{ document: 'D-1' }, { document: 'decompte.pdf' }])
  await portal.deps.database.write([
    {
      sql: `UPDATE documents SET withdrawn_at = 1, withdrawn_reason = 'erreur'
            WHERE account_id = ? AND reference = 'D-1'`,
      args: [portal.accountOf(alice)],
    },
  ])
  const found = await payments()
  expect(found.map(({ document }) => document?.file)).toEqual([null, null])
})

async function publish(person: Person, wanted: Partial<Publication>): Promise<string> {
  const { deps } = portal
  const { id, statements } = await publishDocument(deps, new TextEncoder().encode('%PDF-1.'), {
    accountId: portal.accountOf(person),
    kind: 'relevé',
    themeSlug: 'accidents',
    description: 'Décompte',
    fileName: 'decompte.pdf',
    publishedAt: new Date('2026-02-01T00:00:00Z'),
    source: 'api',
    ...wanted,
  })
  await deps.database.write(statements)
  return id
}

async function payments(): Promise<Payment[]> {
  return paymentListSchema.parse(await (await browser.get('/api/payments')).json()).payments
}
