import { faqDraftSchema, faqProposalSchema } from 'content-types'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as z from 'zod'
import type { NewRequest } from '../../../api/src/requests/store.ts'
import type { Browser } from '../../support/browser.ts'
import { countRows } from '../../support/count-rows.ts'
import { actOf, openDesk, type Desk } from '../../support/desk.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { testEnvironment } from '../../support/test-app.ts'

let desk: Desk
let agathe: Browser
let request: NewRequest
let answerId: string
let strapi: Server
let status: number
let told: { authorization: string | undefined; body: string }[]

beforeEach(async () => {
  status = 200
  told = []
  strapi = createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const { authorization } = incoming.headers
      told.push({ authorization, body: Buffer.concat(chunks).toString() })
      response.writeHead(status).end(JSON.stringify({ data: { documentId: 'draft-1' } }))
    })
  })
  await new Promise<void>((resolve) => strapi.listen(0, '127.0.0.1', resolve))
  desk = await openDesk()
  desk.portal.deps.settings.cms.url = `http://127.0.0.1:${String((strapi.address() as AddressInfo).port)}`
  agathe = await desk.as(desk.agathe)
  request = await desk.insert({ kind: 'question', object: 'Le délai pour Alice Armor ?' })
  const text =
    'Bonjour Alice Armor,\nLe délai est de 30 jours. SIRET 900 000 001 00017.\nAgathe Amarre'
  const { messages } = await actOf(agathe, request.reference, 'answers', { text })
  answerId = messages.find(({ kind }) => kind === 'answer')?.id ?? ''
})
afterEach(async () => {
  await desk.close()
  strapi.close()
})

const address = (id = answerId, reference = request.reference) =>
  `/api/desk/requests/${reference}/answers/${id}/faq-proposal`

const propose = (words: object, by = agathe) => by.post(address(), words)

const proposals = () => countRows(desk.portal.deps, 'faq_proposals')

async function journalled(): Promise<number> {
  const { database } = desk.portal.deps
  return (await database.read(`SELECT 1 FROM journal WHERE event = 'faq-proposed'`)).length
}

test('the preview shows what would leave, and nothing has left', async () => {
  const preview = faqProposalSchema.parse(await (await agathe.get(address())).json())
  expect(preview).toEqual({
    question: 'Le délai pour [nom] ?',
    answer: 'Bonjour [nom],\nLe délai est de 30 jours. SIRET [SIRET].\n[nom]',
    proposedAt: null,
  })
  expect(told).toEqual([])
  expect(await proposals()).toBe(0)
})

test('an answer becomes a draft, with the key of the api and the source it is known by', async () => {
  const words = { question: 'Quel délai ?', answer: 'Trente jours, dit Alice Armor.' }
  const made = faqProposalSchema.parse(await (await propose(words)).json())
  expect(made.proposedAt).not.toBeNull()
  expect(told).toHaveLength(1)
  expect(told[0]?.authorization).toBe(`Bearer ${testEnvironment.CMS_KEY}`)
  const { data } = z.object({ data: faqDraftSchema }).parse(JSON.parse(told[0]?.body ?? ''))
  expect(data).toEqual({
    question: 'Quel délai ?',
    answer: 'Trente jours, dit [nom].',
    theme: 'cotisation',
    source: `${request.reference}/${answerId}`,
  })
  expect(await journalled()).toBe(1)
})

test('the same answer, proposed twice or by ten at once, is one draft and one line', async () => {
  const words = { question: 'Quel délai ?', answer: 'Trente jours.' }
  const answers = await Promise.all(Array.from({ length: 10 }, () => propose(words)))
  expect(answers.map(({ status: each }) => each)).toEqual(Array.from({ length: 10 }, () => 200))
  const sent = told.length
  expect((await propose(words)).status).toBe(200)
  expect(told).toHaveLength(sent)
  expect(await proposals()).toBe(1)
  expect(await journalled()).toBe(1)
})

test('when Strapi does not take it nothing is recorded, and it may be tried again', async () => {
  status = 500
  const words = { question: 'Quel délai ?', answer: 'Trente jours.' }
  expect((await propose(words)).status).toBe(503)
  expect([await proposals(), await journalled()]).toEqual([0, 0])
  status = 200
  expect((await propose(words)).status).toBe(200)
  expect(await proposals()).toBe(1)
})

test('an empty or too long text is refused beside its field', async () => {
  const refused = await propose({ question: 'x'.repeat(201), answer: ' ' })
  expect(refused.status).toBe(422)
  const { errors } = (await refused.json()) as { errors: { field: string }[] }
  expect(errors.map(({ field }) => field).sort()).toEqual(['answer', 'question'])
  expect(told).toEqual([])
})

test('only an agent of the service proposes, and only an answer', async () => {
  const note = await actOf(agathe, request.reference, 'notes', { text: 'Entre nous' })
  const noteId = note.messages.find(({ kind }) => kind === 'note')?.id ?? ''
  const call = await actOf(agathe, request.reference, 'calls', { text: 'Au téléphone' })
  const callId = call.messages.find(({ kind }) => kind === 'call')?.id ?? ''
  const zoe = await desk.as(desk.zoe)
  const words = { question: 'Quel délai ?', answer: 'Trente jours.' }
  const unknown = await agathe.get(address('none'))
  const body = await unknown.text()
  for (const answer of [
    await agathe.get(address(noteId)),
    await agathe.get(address(callId)),
    await agathe.get(address(answerId, 'E26-0000-0000')),
    await zoe.get(address()),
    await propose(words, zoe),
  ]) {
    expect(answer.status).toBe(404)
    expect(await answer.text()).toBe(body)
  }
  expect((await propose(words, desk.portal.visitor())).status).toBe(401)
  expect(told).toEqual([])
})

test('every statement finds its rows by an index', async () => {
  const recorded = recordStatements(desk.portal.deps.database)
  await agathe.get(address())
  await propose({ question: 'Quel délai ?', answer: 'Trente jours.' })
  for (const statement of [...recorded.values()]) {
    const slow = await findSlowSteps(desk.portal.deps.database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
})
