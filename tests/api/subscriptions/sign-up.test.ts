import { afterEach, beforeEach, expect, test } from 'vitest'
import { subscriptionJobs } from '../../../api/src/subscriptions/index.ts'
import { countRows } from '../../support/count-rows.ts'
import { recordStatements } from '../../support/query-plans.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { ask, askAndRead, dana, emile, everythingKept, subscribe, work } from './support.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

test('whoever signs up gets a mail that asks them to confirm, and nothing else', async () => {
  await ask(portal, dana, { domains: ['cotisation'], frequency: 'at-once' })
  expect(portal.mailbox.mails).toEqual([])
  await work(portal)
  const [mail, ...others] = portal.mailbox.mails
  expect(others).toEqual([])
  expect(mail?.recipients).toEqual([dana])
  expect(mail?.subject).toBe('Confirmez votre inscription à l’actualité Enim')
  expect(mail?.text).toContain('Envoi : dès la publication')
  expect(mail?.text).toContain('valable 7 jours, jusqu’au 9 mars 2026 à 10:00 (heure de Paris)')
  expect(await countRows(portal.deps, 'subscribers')).toBe(0)
})

test('known, unknown, pending and gone addresses get the same bytes after the same statements', async () => {
  await subscribe(portal, dana)
  await askAndRead(portal, 'pending@marees.example')
  const { leaving } = await subscribe(portal, emile)
  await portal.visitor().post(`/api/subscriptions/leave?cle=${leaving}`)
  const seen = []
  for (const email of [dana, 'pending@marees.example', emile, 'new@marees.example']) {
    const recorded = recordStatements(portal.deps.database)
    const answer = await ask(portal, email)
    const headers = Object.fromEntries(answer.headers)
    delete headers['x-request-id']
    const { status } = answer
    seen.push({ status, headers, body: await answer.text(), sql: [...recorded.keys()] })
  }
  expect(seen[0]).toMatchObject({ status: 202, body: '{}' })
  for (const one of seen) expect(one).toEqual(seen[0])
})

test('an address gets one mail in 24 hours and three in 30 days, whoever asks', async () => {
  const sent = () => portal.mailbox.mailsTo(dana).length
  for (let times = 0; times < 4; times++) await ask(portal, dana.toUpperCase())
  await work(portal)
  expect(portal.mailbox.mails).toHaveLength(1)
  portal.mailbox.mails.length = 0
  portal.clock.advance({ hours: 23, minutes: 59, seconds: 59 })
  await ask(portal, dana)
  await work(portal)
  expect(sent()).toBe(0)
  portal.clock.advance({ seconds: 1 })
  for (let days = 0; days < 5; days++) {
    await ask(portal, dana)
    await work(portal)
    portal.clock.advance({ hours: 24 })
  }
  expect(sent()).toBe(2)
  expect(await countRows(portal.deps, 'asked_subscriptions')).toBe(0)
  portal.clock.advance({ hours: 24 * 30 })
  await ask(portal, dana)
  await work(portal)
  expect(sent()).toBe(3)
})

test('all addresses together get a thousand mails an hour; the rest wait for the next', async () => {
  const { database, clock } = portal.deps
  await database.write(
    Array.from({ length: 999 }, (_, rank) => ({
      sql: 'INSERT INTO subscription_mails (address_key, sent_at) VALUES (?, ?)',
      args: [String(rank), clock.now()],
    })),
  )
  await ask(portal, dana)
  await ask(portal, emile)
  await work(portal)
  expect(portal.mailbox.mails.map(({ recipients }) => recipients)).toEqual([[dana]])
  portal.clock.advance({ hours: 1 })
  await work(portal)
  expect(portal.mailbox.mailsTo(emile)).toHaveLength(1)
})

test('without a script one connection signs three addresses up in an hour', async () => {
  const visitor = portal.visitor()
  const answers = []
  for (let rank = 0; rank < 5; rank++) {
    const form = { email: `a${String(rank)}@x.example`, domains: ['*'], frequency: 'weekly' }
    const answer = await visitor.post('/api/subscriptions', {
      ...form,
      consent: true,
      words: '2026-11',
      human: true,
    })
    answers.push(answer.status)
  }
  expect(answers).toEqual([202, 202, 202, 429, 429])
})

test.each([
  ['email', { email: 'a@x.example, b@x.example' }, 'une seule adresse e-mail'],
  ['email', { email: 'a@x.example\r\nBcc: b@x.example' }, 'une seule adresse e-mail'],
  ['domains', { domains: [] }, 'Choisissez au moins un domaine'],
  ['domains', { domains: ['cotisation', 'unknown'] }, 'n’est plus proposé'],
  ['frequency', { frequency: 'hourly' }, 'Choisissez quand recevoir'],
  ['consent', { consent: false }, 'donner votre accord'],
  ['words', { words: '1999-01' }, 'Le texte de l’accord a changé'],
  ['human', { human: false }, 'Je ne suis pas un robot'],
])('a wrong %s is told beside its field, and asks for nothing', async (field, fields, message) => {
  const answer = await ask(portal, dana, fields)
  expect(answer.status).toBe(422)
  const { errors } = (await answer.json()) as { errors: { field: string; message: string }[] }
  expect(errors.map((each) => each.field)).toEqual([field])
  expect(errors[0]?.message).toContain(message)
  expect(await countRows(portal.deps, 'asked_subscriptions')).toBe(0)
})

test('an address that is not confirmed within 7 days is erased, from the mails too', async () => {
  const token = await askAndRead(portal, dana)
  expect(await everythingKept(portal)).toContain(dana)
  portal.clock.advance({ hours: 7 * 24 })
  const answer = await portal.visitor().post('/api/subscriptions/confirmation', { token })
  expect(answer.status).toBe(410)
  for (const job of subscriptionJobs(portal.deps)) await job.run()
  expect(await everythingKept(portal)).not.toContain(dana)
})

test('a queue that strangers fill is bounded', async () => {
  await portal.deps.database.write([
    {
      sql: `INSERT INTO asked_subscriptions (id, address, frequency, domains, page, words_version,
              asked_at) VALUES (1, 'x', 'weekly', '["*"]', '/', '1', 0), (5000, 'x', 'weekly',
              '["*"]', '/', '1', 0)`,
      args: [],
    },
  ])
  expect((await ask(portal, dana)).status).toBe(503)
})
