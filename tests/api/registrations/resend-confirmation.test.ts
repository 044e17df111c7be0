import { limits } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { resendConfirmation } from '../../../api/src/registrations/index.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { complete, details, dora, insertDora, mailedToken } from './dora.ts'
import { countRows } from '../../support/count-rows.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
  await insertDora(portal.deps)
})
afterEach(() => portal.close())

test('the confirmation mail is sent again with another link, three times within an hour in all', async () => {
  await complete(portal)
  const former = await mailedToken(portal)
  portal.clock.advance({ minutes: 1 })
  expect(await resendConfirmation(portal.deps, dora.siret)).toBe(true)
  const present = await mailedToken(portal)
  expect(present).not.toBe(former)
  expect(await resendConfirmation(portal.deps, dora.siret)).toBe(true)
  expect(await resendConfirmation(portal.deps, dora.siret)).toBe(false)
  await portal.deliver()
  expect(portal.mailbox.mailsTo(details.email)).toHaveLength(3)
  for (const token of [former, present]) {
    expect((await portal.visitor().post('/api/activation', { token })).status).toBe(410)
  }
  const last = await mailedToken(portal)
  expect((await portal.visitor().post('/api/activation', { token: last })).status).toBe(200)
  portal.clock.advance({ hours: limits.registrationHours })
  expect(await resendConfirmation(portal.deps, dora.siret)).toBe(false)
})

test('what asked for the mail is ended with it, or nothing is written', async () => {
  await complete(portal)
  const ended = { sql: 'INSERT INTO validation_tries VALUES (?, 1, NULL, 1)', args: ['x'] }
  const asking = (holds: boolean) => ({
    condition: { sql: '? = 1', args: [holds] },
    statements: [ended],
  })
  expect(await resendConfirmation(portal.deps, dora.siret, asking(false))).toBe(false)
  expect(await countRows(portal.deps, 'validation_tries')).toBe(0)
  expect(await resendConfirmation(portal.deps, dora.siret, asking(true))).toBe(true)
  expect(await countRows(portal.deps, 'validation_tries')).toBe(1)
})

test('ten asked at once send what the hour still allows', async () => {
  await complete(portal)
  const sent = await Promise.all(
    Array.from({ length: 10 }, () => resendConfirmation(portal.deps, dora.siret)),
  )
  expect(sent.filter(Boolean)).toHaveLength(2)
})
