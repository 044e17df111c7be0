import { afterEach, beforeEach, expect, test } from 'vitest'
import { issueReceipt } from '../../../api/src/receipts/index.ts'
import { alice } from '../../support/cast.ts'
import { countRows } from '../../support/count-rows.ts'
import { factsOf, receiptsOf, sendWithReceipt } from '../../support/receipts.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { themes } from '../../support/themes.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

const theme = themes[0] ?? expect.unreachable()

async function mailOf(person = alice): Promise<{ subject: string; text: string }> {
  await portal.deliver()
  const { subject = '', text = '' } = portal.mailbox.mailsTo(person.email).at(-1) ?? {}
  return { subject, text }
}

test('an accusé d’enregistrement says who sent what, when, to which service', async () => {
  const { requestId, reference } = await sendWithReceipt(portal)
  const [receipt] = await receiptsOf(portal, requestId)
  expect(receipt?.content).toEqual({
    schema: 1,
    nonce: expect.stringMatching(/^[\w-]{22}$/) as string,
    kind: 'aee',
    reference,
    request: 'document',
    issuedAt: '2026-03-02T10:00:00.000+01:00',
    receivedAt: '2026-03-02T10:00:00.000+01:00',
    sender: { name: alice.name, siret: alice.siret, holder: alice.holder, email: alice.email },
    theme: 'Cotisation',
    service: 'Service Cotisation',
    object: 'Mars 2026',
    files: [{ name: 'bordereau.pdf', bytes: 2048, sha256: 'ab'.repeat(32) }],
  })
  const { subject, text } = await mailOf()
  expect(subject).toBe(`Accusé d’enregistrement ${reference}`)
  for (const words of [
    `Votre document a bien été transmis à l'Enim (service Cotisation). Référence : ${reference}.`,
    '2 mars 2026 à 10:00:00 (UTC+01:00)',
    `bordereau.pdf (2 Ko, SHA-256 ${'ab'.repeat(32)})`,
    'Cet accusé d’enregistrement ne vaut pas accusé de réception',
    `/espace/demandes/${reference}`,
    `/verifier/${reference}`,
  ]) {
    expect(text).toContain(words)
  }
})

test('its content is written in one way only, and no two are alike', async () => {
  const first = await sendWithReceipt(portal)
  const second = await sendWithReceipt(portal, { facts: { reference: first.reference + 'X' } })
  const [one] = await receiptsOf(portal, first.requestId)
  const [other] = await receiptsOf(portal, second.requestId)
  const text = one?.text ?? ''
  expect(text.startsWith('{"files":[{"bytes":2048,"name":"bordereau.pdf","sha256":"')).toBe(true)
  expect(text).toMatch(/"issuedAt":.*"kind":.*"nonce":.*"object":.*"theme":"Cotisation"}$/)
  expect(one?.content.nonce).not.toBe(other?.content.nonce)
})

test('an accusé de réception tells the service and what its silence means', async () => {
  const sentAt = new Date('2025-12-31T23:30:00Z')
  const remedies = 'Recours dans les deux mois.'
  const facts = { sentAt, theme: { ...theme, silence: 'rejet' as const, remedies } }
  const { requestId, reference } = await sendWithReceipt(portal, { kind: 'are', facts })
  const [receipt] = await receiptsOf(portal, requestId)
  expect(receipt?.content).toMatchObject({
    kind: 'are',
    issuedAt: '2026-03-02T10:00:00.000+01:00',
    receivedAt: '2026-01-01T00:30:00.000+01:00',
    contact: {
      address: theme.serviceAddress,
      email: theme.serviceEmail,
      phone: theme.servicePhone,
    },
    silence: { means: 'rejet', on: '2026-03-01' },
    remedies,
  })
  const { subject, text } = await mailOf()
  expect(subject).toBe(`Accusé de réception ${reference}`)
  expect(text).toContain(
    'Si l’Enim ne vous a pas répondu le 1er mars 2026, votre demande est réputée rejetée',
  )
  expect(text).toContain(remedies)
  expect(text).toContain(theme.servicePhone)
  expect(text).not.toContain('ne vaut pas accusé de réception')
})

test('where silence is agreement, the attestation is told of', async () => {
  await sendWithReceipt(portal, {
    kind: 'are',
    facts: { theme: { ...theme, silence: 'accord' } },
  })
  const { text } = await mailOf()
  expect(text).toContain('le 2 mai 2026, votre demande est réputée acceptée')
  expect(text).toContain('l’attestation prévue à l’article L232-3')
})

test('the silence on a question means nothing', async () => {
  const facts = { kind: 'question', theme: { ...theme, silence: 'rejet' } } as const
  const { requestId } = await sendWithReceipt(portal, { kind: 'are', facts })
  const [receipt] = await receiptsOf(portal, requestId)
  expect(receipt?.content).not.toHaveProperty('silence')
  const { text } = await mailOf()
  expect(text).toContain('Une question n’est pas une demande')
  expect(text).not.toContain('réputée')
})

test('a second receipt of the same sending fails, with what comes with it', async () => {
  const facts = await sendWithReceipt(portal)
  await expect(portal.deps.database.write(issueReceipt(portal.deps, 'aee', facts))).rejects.toThrow(
    'UNIQUE',
  )
  expect(await countRows(portal.deps, 'receipts')).toBe(1)
  expect(await countRows(portal.deps, 'outbox')).toBe(1)
})

test('a reply has a receipt of its own, of the moment it arrived', async () => {
  const facts = await sendWithReceipt(portal)
  portal.clock.advance({ hours: 1 })
  const message = { id: 'message-of-a-reply', at: portal.clock.now() }
  await portal.deps.database.write([
    {
      sql: `INSERT INTO messages (id, request_id, at, kind, sender, author, text)
            VALUES (?, ?, ?, 'reply', 'employer', 'Alice Armor', 'x')`,
      args: [message.id, facts.requestId, message.at],
    },
    ...issueReceipt(portal.deps, 'aee', { ...facts, files: [], message }),
  ])
  const [, receipt] = await receiptsOf(portal, facts.requestId)
  expect(receipt?.content).toMatchObject({
    request: 'reply',
    receivedAt: '2026-03-02T11:00:00.000+01:00',
    files: [],
  })
  expect((await mailOf()).text).toContain('Votre message a bien été transmis')
})

test('what a receipt says can neither be changed nor deleted', async () => {
  await sendWithReceipt(portal)
  const { database } = portal.deps
  for (const sql of [
    `UPDATE receipts SET content = '{}'`,
    'UPDATE receipts SET issued_at = 0',
    'DELETE FROM receipts',
    `UPDATE receipts SET position = 1, chain = 'x', kind = 'are'`,
  ]) {
    await expect(database.write([{ sql, args: [] }])).rejects.toThrow(/a receipt (never|is)/)
  }
})

test('lone surrogates in a name do not break it', async () => {
  const facts = factsOf(portal, alice, { object: 'demi \ud83d seul' })
  const { requestId } = await sendWithReceipt(portal, { facts })
  const [receipt] = await receiptsOf(portal, requestId)
  expect(receipt?.content.object).toBe('demi \ud83d seul')
})
