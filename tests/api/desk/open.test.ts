import { afterEach, beforeEach, expect, test } from 'vitest'
import { createId } from '../../../api/src/platform/tokens.ts'
import { addMessage } from '../../../api/src/threads/index.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { listOf, openDesk, openOf, type Desk } from '../../support/desk.ts'
import { attach } from '../../support/desk-files.ts'
import { pdf } from '../../support/forms.ts'

let desk: Desk
let agathe: Browser

beforeEach(async () => {
  desk = await openDesk()
  agathe = await desk.as(desk.agathe)
})
afterEach(() => desk.close())

const read = (sql: string, args: string[] = []) => desk.portal.deps.database.read(sql, args)

async function reply(requestId: string, text: string): Promise<void> {
  const { deps, clock } = desk.portal
  const message = { id: createId(), requestId, at: clock.now(), author: alice.holder, text }
  await deps.database.write(addMessage({ ...message, kind: 'reply', sender: 'employer' }))
}

test('a request says who sent it, what, and what else they sent to the agent’s services', async () => {
  const other = await desk.insert({ object: 'Plus ancienne', sentAt: new Date('2026-02-01') })
  await desk.insert({ object: 'À d’autres', themeSlug: 'accidents' })
  await desk.insert({ object: 'De Bob', from: bob })
  const request = await desk.insert({ object: 'Mars', text: 'Voici.' })
  await attach(desk.portal, request, pdf())
  expect(await openOf(agathe, request.reference)).toMatchObject({
    reference: request.reference,
    kind: 'document',
    service: { slug: 'cotisation', name: 'Service Cotisation' },
    object: 'Mars',
    text: 'Voici.',
    employer: { siret: alice.siret, name: alice.name },
    holder: alice.holder,
    email: alice.email,
    mobile: alice.mobile,
    address: alice.address,
    state: 'received',
    agent: null,
    fileCount: 1,
    files: [{ name: 'bordereau.pdf', state: 'clean', viewable: true, sentBefore: null }],
    others: [{ reference: other.reference, object: 'Plus ancienne' }],
    otherServices: [
      { slug: 'declaration', name: 'Service Déclaration' },
      { slug: 'accidents', name: 'Service Accidents' },
    ],
    deadlines: [
      { kind: 'are', on: '2026-03-16', state: 'fine' },
      { kind: 'answer', on: '2026-05-02', state: 'fine' },
    ],
    can: { take: true, answer: true, askPieces: true, move: true, close: true, reopen: false },
  })
})

test('opening reads what the employer wrote, which is shown unread one last time', async () => {
  const { id, reference } = await desk.insert()
  await reply(id, 'Voici la suite.')
  expect(await listOf(agathe, '?view=unread')).toMatchObject({ total: 1 })
  expect((await openOf(agathe, reference)).messages).toMatchObject([
    { kind: 'reply', from: 'employer', agent: null, unread: true },
  ])
  expect((await openOf(agathe, reference)).messages).toMatchObject([{ unread: false }])
  expect(await listOf(agathe, '?view=unread')).toMatchObject({ total: 0 })
  expect(await read('SELECT unread_by_enim FROM requests')).toEqual([{ unread_by_enim: 0 }])
})

test('what comes while a request is read stays unread', async () => {
  const { id, reference } = await desk.insert()
  await reply(id, 'Un')
  const { database } = desk.portal.deps
  const write = database.write.bind(database)
  database.write = async (batch) => {
    database.write = write
    await reply(id, 'Deux')
    return write(batch)
  }
  await openOf(agathe, reference)
  expect(await read('SELECT unread_by_enim FROM requests')).toEqual([{ unread_by_enim: 1 }])
  expect((await openOf(agathe, reference)).messages.map(({ unread }) => unread).sort()).toEqual([
    false,
    true,
  ])
})

test('an agent’s openings of a request are one line of the journal in an hour', async () => {
  const { reference } = await desk.insert()
  await Promise.all([1, 2, 3].map(() => openOf(agathe, reference)))
  await openOf(await desk.as(desk.simon), reference)
  const opened = `SELECT agent_id, about, network FROM journal WHERE event = 'request-opened'`
  const about = { about: reference, network: '192.0.2.0/24' }
  expect(await read(opened)).toEqual([
    { agent_id: desk.agathe.id, ...about },
    { agent_id: desk.simon.id, ...about },
  ])
  desk.portal.clock.advance({ minutes: 61 })
  await openOf(await desk.as(desk.agathe), reference)
  expect(await read(opened)).toHaveLength(3)
})

test('nothing of a new holder of the account is shown beside what a former one sent', async () => {
  const { reference } = await desk.insert({ sentAt: new Date('2026-01-05') })
  await desk.portal.deps.database.write([
    {
      sql: 'UPDATE accounts SET created_at = ? WHERE id = ?',
      args: [new Date('2026-02-01'), desk.portal.accountOf(alice)],
    },
  ])
  expect(await openOf(agathe, reference)).toMatchObject({ mobile: null, email: alice.email })
  await agathe.post(`/api/desk/requests/${reference}/answers`, { text: 'Oui' })
  expect(await read(`SELECT 1 FROM outbox WHERE dedupe LIKE 'message:%'`)).toEqual([])
})
