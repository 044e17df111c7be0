import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { readCsv } from '../../support/read-csv.ts'
import { storePayments } from '../../support/stored-payments.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp
let browser: Browser

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('the table holds the filtered payments as a French spreadsheet writes them', async () => {
  await storePayments(portal, alice, [
    { amountCents: 123_456, paidOn: '2026-02-01', document: 'Décompte 1' },
    { amountCents: -1_250, paidOn: '2026-02-03', nature: 'remboursement' },
    { paidOn: '2025-02-03' },
  ])
  await storePayments(portal, bob, [{}])
  const answer = await browser.get('/api/payments/export.csv?year=2026')
  expect(answer.headers.get('content-disposition')).toBe(
    'attachment; filename="mes-versements-2026-03-02.csv"',
  )
  expect(readCsv(Buffer.from(await answer.arrayBuffer()))).toEqual([
    ['Date', 'Nature', 'Période', 'Montant en euros', 'État', 'Référence', 'Pièce'],
    ['03/02/2026', 'remboursement', 'février 2026', '-12,5', 'Versé', 'V-2', ''],
    ['01/02/2026', 'aide', 'février 2026', '1234,56', 'Versé', 'V-1', 'Décompte 1'],
  ])
})

test('no cell is a formula, wherever Enim’s applications took it from', async () => {
  await storePayments(portal, alice, [
    { reference: '=1+1', period: '@SUM(A1)', document: '\t=cmd|x!A1' },
  ])
  const answer = await browser.get('/api/payments/export.csv')
  const [, row] = readCsv(Buffer.from(await answer.arrayBuffer()))
  expect(row?.slice(2)).toEqual(["'@SUM(A1)", '100', 'Versé', "'=1+1", "'\t=cmd|x!A1"])
})

test('all payments are in the table once, however many share a day', async () => {
  const days = ['2026-01-01', '2026-01-02']
  const rows = Array.from({ length: 1_203 }, (_, rank) => ({ paidOn: days[rank % 2] ?? '' }))
  await storePayments(portal, alice, rows)
  const answer = await browser.get('/api/payments/export.csv')
  const [, ...table] = readCsv(Buffer.from(await answer.arrayBuffer()))
  expect(new Set(table.map((row) => row[5])).size).toBe(1_203)
  expect(table).toHaveLength(1_203)
})

test('a link followed without being signed in leads to the login', async () => {
  const asPage = { 'sec-fetch-dest': 'document', accept: 'text/html' }
  const answer = await portal.visitor().get('/api/payments/export.csv', asPage)
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    '/connexion?suite=versements',
  ])
  expect((await portal.visitor().get('/api/payments/export.csv')).status).toBe(401)
})
