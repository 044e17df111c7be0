import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Channel, NotificationKind } from 'content-types'
import { queueNotice, recordConsents } from '../../../api/src/notifications/index.ts'
import { alice } from '../../support/cast.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

test('a notice goes by the channels that were accepted, and by no other', async () => {
  expect(await channelsOf('documents')).toEqual([])
  await accept('documents', 'sms')
  expect(await channelsOf('documents')).toEqual(['sms +33600000001'])
  await accept('documents', 'mail')
  expect(await channelsOf('documents')).toEqual([`mail ${alice.email}`, 'sms +33600000001'])
  expect(await channelsOf('answers')).toEqual([])
})

test('security is always told by mail, and by text message only when that was accepted', async () => {
  expect(await channelsOf('security')).toEqual([`mail ${alice.email}`])
  await accept('security', 'sms')
  expect(await channelsOf('security')).toEqual([`mail ${alice.email}`, 'sms +33600000001'])
})

test('without a mobile, or with none that is a number, only the mail leaves', async () => {
  await accept('security', 'sms')
  expect(await channelsOf('security', { mobile: null })).toEqual([`mail ${alice.email}`])
  expect(await channelsOf('security', { mobile: 'néant' })).toEqual([`mail ${alice.email}`])
})

test('a notice without words for a mobile is a mail only', async () => {
  await accept('documents', 'sms')
  await accept('documents', 'mail')
  expect(await channelsOf('documents', { sms: undefined })).toEqual([`mail ${alice.email}`])
})

async function accept(kind: NotificationKind, channel: Channel): Promise<void> {
  const choice = { kind, channel, accepted: true }
  await portal.deps.database.write(
    recordConsents(portal.accountOf(alice), [choice], { at: portal.clock.now() }),
  )
}

let rank = 0

async function channelsOf(
  kind: NotificationKind,
  given: { mobile?: string | null; sms?: string | undefined } = {},
): Promise<string[]> {
  const { mobile = alice.mobile } = given
  const sms = 'sms' in given ? given.sms : 'Enim : du nouveau.'
  const { deps } = portal
  const contact = { id: portal.accountOf(alice), email: alice.email, mobile }
  const letter = { subject: 'Du nouveau', paragraphs: [] }
  const dedupe = `notice:${String(rank++)}`
  const notice = { kind, letter, dedupe, ...(sms !== undefined && { sms }) }
  await deps.database.write(await queueNotice(deps, contact, notice))
  const rows = await deps.database.read(
    'SELECT channel, recipient FROM outbox WHERE dedupe IN (?, ?) ORDER BY channel',
    [dedupe, `${dedupe}:sms`],
  )
  return rows.map(({ channel, recipient }) => `${channel as string} ${recipient as string}`)
}
