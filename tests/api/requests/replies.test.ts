import { randomUUID } from 'node:crypto'
import { depositSchema, requestSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as z from 'zod'
import { addPieces, listMessages } from '../../../api/src/threads/index.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob, charlie } from '../../support/cast.ts'
import { countRows } from '../../support/count-rows.ts'
import { problemOf, putDraft, putFile, sendReply } from '../../support/draft-calls.ts'
import { depositForm, pdf } from '../../support/forms.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'
import { draftOf } from './refused.ts'

let portal: ServedApp
let browser: Browser
let reference: string
let requestId: string

beforeEach(async () => {
  portal = await serveTestApp()
  browser = await portal.logIn(alice)
  const answer = await portal.send(browser, depositForm())
  reference = depositSchema.parse(await answer.json()).reference
  const [row] = await portal.deps.database.read('SELECT id FROM requests')
  requestId = z.string().parse(row?.['id'])
  portal.clock.advance({ minutes: 1 })
})
afterEach(() => portal.close())

const count = (table: string) => countRows(portal.deps, table)
const messages = () => listMessages(portal.deps, requestId, { notes: false })
const pieces = async () => (await messages()).flatMap((message) => message.pieces)

async function setState(state: string) {
  const sql = 'UPDATE requests SET state = ? WHERE id = ?'
  await portal.deps.database.write([{ sql, args: [state, requestId] }])
}

async function state() {
  const answer = await browser.get(`/api/requests/${reference}`)
  return requestSchema.parse(await answer.json()).state
}

/** Enim asks for pieces; gives their ids. */
async function askPieces(...labels: string[]): Promise<string[]> {
  const question = { id: randomUUID(), requestId, at: portal.clock.now(), author: 'Service' }
  await portal.deps.database.write(
    addPieces({ ...question, text: '', labels, dueOn: '2026-04-01' }),
  )
  await setState('waiting')
  return (await pieces()).map(({ id }) => id)
}

test('a reply stands in the thread with its files, unread by Enim', async () => {
  const answer = await sendReply(portal, browser, {
    reference,
    text: 'Voici la suite.',
    files: [pdf('a.pdf'), pdf('b.pdf')],
  })
  expect(answer.status).toBe(201)
  const [message, ...others] = await messages()
  expect(others).toEqual([])
  expect(message).toMatchObject({
    kind: 'reply',
    from: 'employer',
    author: alice.holder,
    text: 'Voici la suite.',
    unread: true,
    files: [{ name: 'a.pdf' }, { name: 'b.pdf' }],
  })
  expect(depositSchema.parse(await answer.json())).toEqual({
    reference,
    location: `/espace/demandes/${reference}?envoye=${message?.id ?? ''}`,
  })
  const [row] = await portal.deps.database.read('SELECT unread_by_enim AS unread FROM requests')
  expect(row?.['unread']).toBe(1)
})

test('the files of a draft go with the reply, and the draft is gone', async () => {
  const key = randomUUID()
  const draft = { kind: 'reply', reference } as const
  await putDraft(portal, browser, key, { ...draft, text: 'Voi', pieces: ['p1'] })
  expect((await putFile(portal, browser, key, pdf('a.pdf'), draft)).status).toBe(201)
  expect(await draftOf(browser, key)).toMatchObject({ ...draft, text: 'Voi', pieces: ['p1'] })
  expect((await sendReply(portal, browser, { reference, key })).status).toBe(201)
  expect((await messages())[0]).toMatchObject({ text: '', files: [{ name: 'a.pdf' }] })
  expect(await count('drafts')).toBe(0)
  const late = await putDraft(portal, browser, key, { ...draft, text: 'Trop tard' })
  expect(await problemOf(late)).toMatchObject({ status: 409, type: 'wrong-step' })
  const file = await putFile(portal, browser, key, pdf('b.pdf'), draft)
  expect(await problemOf(file)).toMatchObject({ status: 409, type: 'wrong-step' })
})

test('the employer receives the receipt of the reply, the service a notice without its content', async () => {
  await portal.deliver()
  portal.mailbox.mails.length = 0
  const files = [pdf('confidentiel.pdf')]
  await sendReply(portal, browser, { reference, text: 'Un texte confidentiel', files })
  await portal.deliver()
  const [receipt, ...more] = portal.mailbox.mailsTo(alice.email)
  expect(more).toEqual([])
  expect(receipt?.subject).toContain(reference)
  expect(receipt?.text).toContain('confidentiel.pdf')
  expect(receipt?.text).not.toContain('bordereau.pdf')
  const [notice] = portal.mailbox.mailsTo('cotisation@service.example')
  expect(notice?.text).toContain(reference)
  expect(notice?.text).not.toContain('confidentiel')
  expect(await count('receipts WHERE message_id IS NOT NULL')).toBe(1)
})

test('a request that waits goes back to the service once every piece is sent', async () => {
  const [first = '', second = ''] = await askPieces('Contrat', 'Bulletin')
  await sendReply(portal, browser, { reference, pieces: [first], files: [pdf('contrat.pdf')] })
  expect(await state()).toBe('waiting')
  portal.clock.advance({ minutes: 1 })
  await sendReply(portal, browser, { reference, pieces: [first, second], text: 'Par courrier.' })
  expect(await state()).toBe('taken')
  expect((await pieces()).map(({ sentAt }) => sentAt)).toEqual([
    '2026-03-02T09:01:00.000Z',
    '2026-03-02T09:02:00.000Z',
  ])
})

test.each([
  ['received', 'received'],
  ['taken', 'taken'],
  ['answered', 'taken'],
])('a reply to a request that is %s leaves it %s', async (before, after) => {
  await setState(before)
  await sendReply(portal, browser, { reference, text: 'Encore un mot.' })
  expect(await state()).toBe(after)
})

test('the pieces of another request are not sent by a reply to this one', async () => {
  const asked = await askPieces('Contrat')
  const other = await portal.send(browser, depositForm())
  const elsewhere = depositSchema.parse(await other.json()).reference
  await sendReply(portal, browser, { reference: elsewhere, text: 'Voici.', pieces: asked })
  expect((await pieces())[0]?.sentAt).toBeNull()
  expect(await state()).toBe('waiting')
})

test.each(['closed', 'withdrawn'])(
  'nothing is added to a request that is %s, and nothing is lost',
  async (end) => {
    await setState(end)
    const reply = { reference, key: randomUUID(), text: 'Trop tard', files: [pdf('a.pdf')] }
    expect(await problemOf(await sendReply(portal, browser, reply))).toMatchObject({
      status: 409,
      type: 'wrong-step',
      errors: [{ field: 'text' }],
    })
    expect(await messages()).toEqual([])
    expect(await draftOf(browser, reply.key)).toMatchObject({
      kind: 'reply',
      reference,
      text: 'Trop tard',
      files: [{ name: 'a.pdf' }],
      errors: [{ field: 'text' }],
    })
  },
)

test('a request that ends while the files of a reply are stored has nothing of it', async () => {
  const { blobs } = portal.deps
  const put = blobs.put.bind(blobs)
  blobs.put = async (file) => {
    await setState('closed')
    return put(file)
  }
  const reply = { reference, key: randomUUID(), text: 'Juste avant', files: [pdf('a.pdf')] }
  const answer = await sendReply(portal, browser, reply)
  expect(await problemOf(answer)).toMatchObject({ status: 409, type: 'wrong-step' })
  expect([await messages(), await count('receipts')]).toEqual([[], 1])
  expect(await draftOf(browser, reply.key)).toMatchObject({ files: [{ name: 'a.pdf' }] })
})

test('a reply says something, or brings a file', async () => {
  const key = randomUUID()
  const answer = await sendReply(portal, browser, { reference, key, text: ' \n' })
  expect(await problemOf(answer)).toMatchObject({ status: 422, errors: [{ field: 'text' }] })
  const page = await sendReply(portal, browser, { reference, key }, 'page')
  expect([page.status, page.headers.get('location')]).toEqual([
    303,
    `/espace/demandes/${reference}?brouillon=${key}`,
  ])
})

test('a plain form is led to its message', async () => {
  const answer = await sendReply(portal, browser, { reference, text: 'Bonjour' }, 'page')
  const [message] = await messages()
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    `/espace/demandes/${reference}?envoye=${message?.id ?? ''}`,
  ])
})

test('A37: the same reply sent five times at once is one message, twenty times over', async () => {
  for (let round = 1; round <= 20; round++) {
    const reply = { reference, key: randomUUID(), text: 'Bonjour', files: [pdf('a.pdf')] }
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => sendReply(portal, browser, reply)),
    )
    const sent = await Promise.all(
      answers.map(async (one) => depositSchema.parse(await one.json())),
    )
    expect(new Set(sent.map(({ location }) => location)).size).toBe(1)
    expect(await count('messages')).toBe(round)
    expect(await count('files WHERE message_id IS NOT NULL')).toBe(round)
    expect(await count('outbox')).toBe(2 + 2 * round)
  }
})

test('nobody replies in the request of somebody else, nor in none', async () => {
  const stranger = await portal.logIn(charlie)
  const [foreign, unknown] = [
    await sendReply(portal, stranger, { reference, text: 'Moi aussi' }),
    await sendReply(portal, stranger, { reference: 'E26-0000-0000', text: 'Moi aussi' }),
  ]
  expect([foreign.status, await foreign.text()]).toEqual([422, await unknown.text()])
  const other = await portal.logIn(bob)
  const draft = { kind: 'reply', text: 'Moi aussi' } as const
  const key = randomUUID()
  const kept = [
    await putDraft(portal, other, key, { ...draft, reference }),
    await putDraft(portal, other, key, { ...draft, reference: 'E26-0000-0000' }),
    await putFile(portal, other, key, pdf(), { kind: 'reply', reference }),
  ]
  expect(kept.map(({ status }) => status)).toEqual([404, 404, 404])
  expect(await kept[0]?.text()).toBe(await kept[1]?.text())
  expect([await messages(), await count('drafts')]).toEqual([[], 0])
})
