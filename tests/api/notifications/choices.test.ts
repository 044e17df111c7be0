import { afterEach, beforeEach, expect, test } from 'vitest'
import { channels, consentText, notificationKinds, type NotificationChoice } from 'content-types'
import { listChoices, recordConsents } from '../../../api/src/notifications/index.ts'
import { alice, bob } from '../../support/cast.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

test('who chose nothing gets mails about security, and nothing else', async () => {
  const choices = await listChoices(portal.deps, portal.accountOf(alice))
  expect(choices).toHaveLength(notificationKinds.length * channels.length)
  expect(accepted(choices)).toEqual(['security by mail'])
})

test('the latest choice counts, for its account alone', async () => {
  await choose(
    { kind: 'documents', channel: 'sms', accepted: true },
    { kind: 'answers', channel: 'mail', accepted: true },
  )
  await choose({ kind: 'documents', channel: 'sms', accepted: false })
  await choose({ kind: 'payments', channel: 'sms', accepted: true })
  const choices = await listChoices(portal.deps, portal.accountOf(alice))
  expect(accepted(choices)).toEqual(['security by mail', 'answers by mail', 'payments by sms'])
  expect(accepted(await listChoices(portal.deps, portal.accountOf(bob)))).toHaveLength(1)
})

test('mails about security cannot be refused', async () => {
  await choose({ kind: 'security', channel: 'mail', accepted: false })
  expect(accepted(await listChoices(portal.deps, portal.accountOf(alice)))).toEqual([
    'security by mail',
  ])
})

test('each choice is kept with its time and the words agreed to', async () => {
  await choose({ kind: 'documents', channel: 'mail', accepted: true })
  portal.clock.advance({ hours: 1 })
  await choose({ kind: 'documents', channel: 'mail', accepted: false })
  const rows = await portal.deps.database.read(
    'SELECT accepted, text_version AS version, at FROM consents ORDER BY id',
  )
  const { version } = consentText
  expect(rows).toEqual([
    { accepted: 1, version, at: Date.parse('2026-03-02T09:00:00Z') },
    { accepted: 0, version, at: Date.parse('2026-03-02T10:00:00Z') },
  ])
})

async function choose(...choices: NotificationChoice[]): Promise<void> {
  await portal.deps.database.write(
    recordConsents(portal.accountOf(alice), choices, { at: portal.clock.now() }),
  )
}

function accepted(choices: NotificationChoice[]): string[] {
  return choices
    .filter((choice) => choice.accepted)
    .map(({ kind, channel }) => `${kind} by ${channel}`)
}
