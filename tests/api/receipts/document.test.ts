import { createHash } from 'node:crypto'
import { PDFDocument, PDFName } from 'pdf-lib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ReceiptFacts } from '../../../api/src/receipts/index.ts'
import { alice, bob, charlie } from '../../support/cast.ts'
import { readPdfText } from '../../support/pdf-text.ts'
import { receiptAddress, receiptsOf, sendWithReceipt } from '../../support/receipts.ts'
import { createTestApp, publicUrl, type TestApp } from '../../support/test-app.ts'
import { themes } from '../../support/themes.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

async function download(facts: ReceiptFacts): Promise<Buffer> {
  const browser = await portal.logIn(alice)
  const answer = await browser.get(await receiptAddress(portal, facts))
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}

test('a receipt is downloaded under its own name, and is nobody else’s', async () => {
  const facts = await sendWithReceipt(portal)
  const address = await receiptAddress(portal, facts)
  const answer = await (await portal.logIn(alice)).get(address)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(answer.headers.get('content-disposition')).toMatch(
    new RegExp(`^attachment; filename="AEE ${facts.reference}.pdf"`),
  )
  const stranger = await portal.logIn(charlie)
  const foreign = await stranger.get(address)
  const unknown = await stranger.get('/api/requests/E26-AAAA-AAAA/receipts/none')
  expect(foreign.status).toBe(404)
  expect(await foreign.text()).toBe(await unknown.text())
  expect((await stranger.get(`${address}/content`)).status).toBe(404)
  expect((await portal.visitor().get(address)).status).toBe(401)
})

test('a receipt is not found under another request of the same account', async () => {
  const facts = await sendWithReceipt(portal)
  const other = await sendWithReceipt(portal)
  const address = (await receiptAddress(portal, facts)).replace(facts.reference, other.reference)
  expect((await (await portal.logIn(alice)).get(address)).status).toBe(404)
})

test('its content is given byte for byte', async () => {
  const facts = await sendWithReceipt(portal, { person: bob })
  const [receipt] = await receiptsOf(portal, facts.requestId)
  const answer = await (
    await portal.logIn(bob)
  ).get(`${await receiptAddress(portal, facts)}/content`)
  expect(await answer.text()).toBe(receipt?.text)
  expect(answer.headers.get('content-disposition')).toContain(`"AEE ${facts.reference}.json"`)
})

test('the document says all that the receipt says, with the code to check it by', async () => {
  const facts = await sendWithReceipt(portal)
  const [receipt] = await receiptsOf(portal, facts.requestId)
  const text = (await readPdfText(await download(facts))).replaceAll('\u00a0', ' ')
  const code = createHash('sha256')
    .update(receipt?.text ?? '')
    .digest('hex')
    .slice(0, 16)
  for (const words of [
    'Accusé d’enregistrement électronique',
    facts.reference,
    '2 mars 2026 à 10:00:00 (UTC+01:00)',
    'Armement Alizé',
    '900 000 001 00017',
    'alice@alize.example',
    'Service Cotisation',
    'bordereau.pdf',
    '2 Ko',
    'ne vaut pas accusé de réception',
    `${publicUrl}/verifier/${facts.reference}`,
    code.replace(/(.{4})(?=.)/g, '$1-'),
  ]) {
    expect(text.replaceAll(/\s+/g, ' ')).toContain(words)
  }
})

test('an accusé de réception says what its mail says', async () => {
  const theme = { ...(themes[0] ?? expect.unreachable()), silence: 'rejet' as const }
  const facts = await sendWithReceipt(portal, {
    kind: 'are',
    facts: { theme: { ...theme, remedies: 'Recours gracieux dans les deux mois.' } },
  })
  const text = (await readPdfText(await download(facts))).replaceAll(/\s+/g, ' ')
  expect(text).toContain('Accusé de réception électronique')
  expect(text).toContain('2 mai 2026, votre demande est réputée rejetée')
  expect(text).toContain('Recours gracieux dans les deux mois.')
  expect(text).toContain(theme.servicePhone)
  expect(text).not.toContain('ne vaut pas accusé de réception')
})

test('it is tagged for whoever hears it', async () => {
  const pdf = await PDFDocument.load(await download(await sendWithReceipt(portal)))
  expect(pdf.catalog.has(PDFName.of('StructTreeRoot'))).toBe(true)
  expect(pdf.catalog.get(PDFName.of('Lang'))?.toString()).toContain('fr-FR')
  expect(pdf.getTitle()).toMatch(/^Accusé d’enregistrement électronique E26-/)
})
