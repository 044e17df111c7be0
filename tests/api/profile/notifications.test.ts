import { accountSchema, type NotificationChoice } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp
let browser: Browser

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('only what differs is written, with its date and the version of the text', async () => {
  const answers: NotificationChoice[] = [
    { kind: 'answers', channel: 'mail', accepted: true },
    { kind: 'payments', channel: 'sms', accepted: false },
  ]
  const account = await choose(answers)
  expect(account.notifications).toContainEqual(answers[0])
  portal.clock.advance({ minutes: 5 })
  await choose(answers)
  expect(await consents()).toEqual([
    {
      kind: 'answers',
      channel: 'mail',
      accepted: 1,
      text_version: '2026-11',
      at: Date.parse('2026-03-02T09:00:00Z'),
    },
  ])
  await choose([{ kind: 'answers', channel: 'mail', accepted: false }])
  expect((await consents()).map(({ accepted }) => accepted)).toEqual([1, 0])
  const journal = await portal.deps.database.read(
    `SELECT account_id FROM journal WHERE event = 'notifications-chosen'`,
  )
  expect(journal).toHaveLength(2)
})

test('mails about security cannot be refused', async () => {
  const refused = { kind: 'security', channel: 'mail', accepted: false } as const
  expect((await choose([refused])).notifications).toContainEqual({ ...refused, accepted: true })
  expect(await consents()).toEqual([])
})

test('of a choice made twice, the last counts', async () => {
  const yes = { kind: 'documents', channel: 'sms', accepted: true } as const
  expect((await choose([{ ...yes, accepted: false }, yes])).notifications).toContainEqual(yes)
})

test('a choice is of one account alone', async () => {
  await choose([{ kind: 'documents', channel: 'mail', accepted: true }])
  const stranger = await portal.logIn(bob)
  const { notifications } = accountSchema.parse(await (await stranger.get('/api/account')).json())
  expect(notifications.filter(({ accepted }) => accepted)).toEqual([
    { kind: 'security', channel: 'mail', accepted: true },
  ])
})

test.each([
  undefined,
  null,
  'all',
  [{ kind: 'security' }],
  [{ kind: '😀', channel: 'mail', accepted: true }],
  [{ kind: 'answers', channel: 'mail', accepted: 'yes' }],
  Array(101).fill({ kind: 'answers', channel: 'mail', accepted: true }),
])('the choices %o get one French sentence', async (choices) => {
  const answer = await browser.post('/api/account/notifications', { choices })
  expect(answer.status).toBe(422)
  const { errors } = (await answer.json()) as { errors: unknown[] }
  expect(errors).toEqual([
    { field: 'choices', message: expect.stringMatching(/^Choisissez/) as string },
  ])
})

test('nobody chooses without being signed in', async () => {
  const answer = await portal.visitor().post('/api/account/notifications', { choices: [] })
  expect(answer.status).toBe(401)
})

async function choose(choices: NotificationChoice[]) {
  const answer = await browser.post('/api/account/notifications', { choices })
  expect(answer.status).toBe(200)
  return accountSchema.parse(await answer.json())
}

async function consents() {
  return portal.deps.database.read(
    'SELECT kind, channel, accepted, text_version, at FROM consents ORDER BY id',
  )
}
