import { recordConsents } from '../../../api/src/notifications/index.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { actOf, openDesk, openOf, type Desk } from '../../support/desk.ts'

let desk: Desk
let agathe: Browser

beforeEach(async () => {
  desk = await openDesk()
  agathe = await desk.as(desk.agathe)
})
afterEach(() => desk.close())

const read = (sql: string, args: string[] = []) => desk.portal.deps.database.read(sql, args)

async function consent(accepted: boolean): Promise<void> {
  const { portal } = desk
  const choice = { kind: 'answers', channel: 'mail', accepted } as const
  const at = portal.clock.now()
  await portal.deps.database.write(recordConsents(portal.accountOf(alice), [choice], { at }))
}

async function kinds(reference: string): Promise<string[]> {
  const { messages } = await openOf(agathe, reference)
  return messages.map(({ kind }) => kind)
}

async function events(): Promise<unknown[]> {
  const rows = await read(`SELECT event FROM journal WHERE agent_id IS NOT NULL ORDER BY id`)
  return rows.map(({ event }) => event)
}

test('taking in charge sends one accusé de réception, names the agent and says so', async () => {
  const { id, reference } = await desk.insert()
  const taken = await actOf(agathe, reference, 'taking')
  expect(taken).toMatchObject({
    state: 'taken',
    agent: 'Agathe Amarre',
    can: { take: false, answer: true, askPieces: true, move: true, close: true, reopen: false },
  })
  expect(taken.receipts.map(({ kind }) => kind)).toEqual(['are'])
  expect(taken.deadlines.map(({ kind }) => kind)).toEqual(['answer'])
  expect(await kinds(reference)).toEqual(['taken'])
  expect(await events()).toEqual(['request-taken', 'request-opened'])
  const [row] = await read('SELECT taken_at, agent_id FROM requests WHERE id = ?', [id])
  expect(row).toEqual({ taken_at: desk.portal.clock.now().getTime(), agent_id: desk.agathe.id })
})

test('of many that take it at once one does, and the others are told who', async () => {
  const { reference } = await desk.insert()
  const simon = await desk.as(desk.simon)
  const path = `/api/desk/requests/${reference}/taking`
  const answers = await Promise.all([agathe, simon, simon, agathe].map((who) => who.post(path, {})))
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(2)
  expect(statuses.filter((status) => status === 409)).toHaveLength(2)
  const refused = answers.find(({ status }) => status === 409)
  const { type, title } = (await refused?.json()) as { type: string; title: string }
  expect(type).toBe('wrong-step')
  expect(title).toMatch(/prise en charge par (Agathe Amarre|Simon Sextant)\.$/)
  expect(await kinds(reference)).toEqual(['taken'])
  expect(await read(`SELECT kind FROM receipts`)).toHaveLength(1)
})

test('an answer takes in charge first, is unread, and the mail says nothing of it', async () => {
  await consent(true)
  const { id, reference } = await desk.insert({ object: 'Objet secret' })
  const text = 'Votre dossier est complet.\r\nBien à vous.'
  const answered = await actOf(agathe, reference, 'answers', { text })
  expect(answered).toMatchObject({ state: 'answered', agent: 'Agathe Amarre', deadline: null })
  expect(answered.messages.map(({ kind, text, from }) => [kind, text, from])).toEqual([
    ['taken', '', 'enim'],
    ['answer', 'Votre dossier est complet.\nBien à vous.', 'enim'],
  ])
  expect(answered.receipts).toHaveLength(1)
  const [row] = await read('SELECT unread, answered_at FROM requests WHERE id = ?', [id])
  expect(row).toEqual({ unread: 1, answered_at: desk.portal.clock.now().getTime() })
  await desk.portal.deliver()
  const mail = desk.portal.mailbox
    .mailsTo(alice.email)
    .find(({ subject }) => subject === 'Un message de l’Enim vous attend')
  expect(mail?.text).toContain(`http://localhost:4321/espace/demandes/${reference}`)
  expect(`${mail?.text ?? ''}${String(mail?.html)}`).not.toMatch(/dossier|complet|secret/i)
})

test('who refuses mails about answers gets none', async () => {
  await consent(false)
  const { reference } = await desk.insert()
  await actOf(agathe, reference, 'answers', { text: 'Oui' })
  expect(await read(`SELECT 1 FROM outbox WHERE dedupe LIKE 'message:%'`)).toEqual([])
})

test('the first answer keeps its date, a later one is told too', async () => {
  await consent(true)
  const { id, reference } = await desk.insert()
  await actOf(agathe, reference, 'answers', { text: 'Une' })
  const first = await read('SELECT answered_at FROM requests WHERE id = ?', [id])
  desk.portal.clock.advance({ minutes: 10 })
  await actOf(agathe, reference, 'answers', { text: 'Deux' })
  expect(await read('SELECT answered_at FROM requests WHERE id = ?', [id])).toEqual(first)
  expect(await kinds(reference)).toEqual(['taken', 'answer', 'answer'])
  expect(await read(`SELECT 1 FROM outbox WHERE dedupe LIKE 'message:%'`)).toHaveLength(2)
})

test('the same form sent twice, at once or again, is one deed', async () => {
  const { reference } = await desk.insert()
  const deeds: [string, object][] = [
    ['notes', { text: 'Vu' }],
    ['answers', { text: 'Oui' }],
    ['pieces', { text: '', pieces: 'Un RIB', dueOn: '2026-03-20' }],
    ['calls', { text: 'Répondeur' }],
    ['closure', { text: '' }],
    ['reopening', { text: 'Erreur' }],
  ]
  for (const [action, fields] of deeds) {
    const path = `/api/desk/requests/${reference}/${action}`
    const answers = await Promise.all([1, 2, 3].map(() => agathe.post(path, fields)))
    answers.push(await agathe.post(path, fields))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  }
  expect((await kinds(reference)).sort()).toEqual(
    ['taken', 'note', 'answer', 'pieces', 'call', 'closed', 'reopened'].sort(),
  )
})

test('pieces are asked for by name and until a day, and the request waits', async () => {
  const { reference } = await desk.insert()
  const pieces = 'Un RIB\n\n  Le bordereau signé  '
  const asked = await actOf(agathe, reference, 'pieces', {
    text: 'Il manque :',
    pieces,
    dueOn: '2026-03-20',
  })
  expect(asked).toMatchObject({ state: 'waiting' })
  const [, message] = asked.messages
  expect(message?.pieces.map(({ label, dueOn, sentAt }) => [label, dueOn, sentAt])).toEqual([
    ['Un RIB', '2026-03-20', null],
    ['Le bordereau signé', '2026-03-20', null],
  ])
  expect(asked.receipts).toHaveLength(1)
})

test('a call ends the callback that was awaited', async () => {
  const { id, reference } = await desk.insert()
  await desk.portal.deps.database.write([
    {
      sql: `INSERT INTO callbacks (id, request_id, phone, day, slot, asked_at)
            VALUES ('c', ?, '+33600000001', '2026-03-04', 'morning', 0)`,
      args: [id],
    },
  ])
  expect((await openOf(agathe, reference)).callback).toMatchObject({ phone: '+33600000001' })
  const called = await actOf(agathe, reference, 'calls', { text: 'Rappel fait.' })
  expect(called).toMatchObject({ callback: null, state: 'received' })
  expect(await read('SELECT outcome FROM callbacks')).toEqual([{ outcome: 'called' }])
})

test('a note is for colleagues alone, and is told to nobody', async () => {
  const { id, reference } = await desk.insert()
  const noted = await actOf(agathe, reference, 'notes', { text: 'Appeler Bob avant.' })
  expect(noted.messages[0]).toMatchObject({ kind: 'note', agent: 'Agathe Amarre' })
  expect(await read('SELECT unread FROM requests WHERE id = ?', [id])).toEqual([{ unread: 0 }])
  expect(await read('SELECT 1 FROM outbox')).toEqual([])
  const employer = await desk.portal.logIn(alice)
  const shown = await (await employer.get(`/api/requests/${reference}`)).text()
  expect(shown).not.toContain('Appeler Bob')
})

test('what was closed opens again, what was withdrawn does not', async () => {
  const { reference } = await desk.insert()
  expect(await actOf(agathe, reference, 'closure', { text: 'Réglé.' })).toMatchObject({
    state: 'closed',
    can: { take: false, answer: false, askPieces: false, move: false, close: false, reopen: true },
  })
  const refused = await agathe.post(`/api/desk/requests/${reference}/answers`, { text: 'x' })
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('Cette demande est close. Rouvrez-la pour continuer.')
  const reopened = await actOf(agathe, reference, 'reopening', { text: 'Suite' })
  expect(reopened).toMatchObject({ state: 'taken', agent: 'Agathe Amarre' })

  const gone = await desk.insert({ state: 'withdrawn' })
  for (const action of ['taking', 'answers', 'closure', 'reopening']) {
    const path = `/api/desk/requests/${gone.reference}/${action}`
    expect((await agathe.post(path, { text: 'x' })).status).toBe(409)
  }
})
