import { certificateOffersSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { addPayments, fileOf, make } from '../../support/certificates.ts'
import { alice, bob } from '../../support/cast.ts'
import { readPdfText } from '../../support/pdf-text.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp
let browser: Browser

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('the years with a payment made are offered, newest first', async () => {
  await addPayments(portal, alice, [
    { paidOn: '2024-05-01', cents: 100 },
    { paidOn: '2025-05-01', cents: 100 },
    { paidOn: '2025-06-01', cents: 100 },
    { paidOn: '2026-01-01', cents: 100, state: 'Rejeté' },
    { paidOn: '2026-04-01', cents: 100, state: 'Prévu' },
  ])
  await addPayments(portal, bob, [{ paidOn: '2023-05-01', cents: 100 }])
  const answer = await browser.get('/api/certificates')
  const offers = certificateOffersSchema.parse(await answer.json())
  expect(offers.years).toEqual([2025, 2024])
})

test('a statement sums the payments made, by month and by nature, to the cent', async () => {
  await addPayments(portal, alice, [
    { paidOn: '2025-01-31', cents: 10_001 },
    { paidOn: '2025-01-01', cents: 20_002 },
    { paidOn: '2025-01-15', cents: 333, nature: 'remboursement' },
    { paidOn: '2025-12-31', cents: -4_000 },
    { paidOn: '2025-06-01', cents: 99_999, state: 'Rejeté' },
    { paidOn: '2024-12-31', cents: 88_888 },
    { paidOn: '2026-01-01', cents: 77_777 },
  ])
  await addPayments(portal, bob, [{ paidOn: '2025-03-01', cents: 66_666 }])
  const made = await make(browser, { kind: 'relevé', year: 2025 })
  expect(made.description).toBe('Relevé annuel des versements 2025')
  const lines = await linesOf(made)
  expect(lines).toContain('Année 2025 : 4 versements. Délivré le 2 mars 2026.')
  const table = lines.slice(lines.indexOf('Mois') + 4, lines.indexOf('Vérifier ce document'))
  expect(table).toEqual([
    ...['Janvier 2025', 'Aide', '2', '300,03 €'],
    ...['Janvier 2025', 'Remboursement', '1', '3,33 €'],
    ...['Décembre 2025', 'Aide', '1', '−40,00 €'],
    ...['Total', '', '4', '263,36 €'],
    ...['Par nature', 'Nature', 'Versements', 'Montant'],
    ...['Aide', '3', '260,03 €'],
    ...['Remboursement', '1', '3,33 €'],
    ...['Total 2025', '4', '263,36 €'],
  ])
})

test('a year that is not over is told up to today, and again once it has grown', async () => {
  await addPayments(portal, alice, [{ paidOn: '2026-01-10', cents: 500 }])
  const made = await make(browser, { kind: 'relevé', year: 2026 })
  expect(await linesOf(made)).toContain(
    'Année 2026, arrêtée au 2 mars 2026 : 1 versement. Délivré le 2 mars 2026.',
  )
  expect((await make(browser, { kind: 'relevé', year: 2026 })).id).toBe(made.id)
  await addPayments(portal, alice, [{ paidOn: '2026-02-10', cents: 500 }])
  expect((await make(browser, { kind: 'relevé', year: 2026 })).id).not.toBe(made.id)
})

test.each([2025, 0, -1, 99_999])('a year without a payment made is refused: %i', async (year) => {
  await addPayments(portal, alice, [{ paidOn: '2025-01-10', cents: 5, state: 'Émis' }])
  const answer = await browser.post('/api/certificates', { kind: 'relevé', year })
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ errors: [{ field: 'year' }] })
})

async function linesOf(made: { id: string; description: string }): Promise<string[]> {
  const text = await readPdfText(await fileOf(browser, made))
  return text.split('\n').map((line) => line.replaceAll(/[\u00a0\u202f]/g, ' ').trim())
}
