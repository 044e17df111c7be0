import { afterEach, beforeEach, expect, test } from 'vitest'
import { endInactiveAccounts } from '../../../api/src/profile/inactive.ts'
import { alice, bob, cast, type Person } from '../../support/cast.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

const DAY = 24
/** Two years, one of them a leap year. */
const YEARS = 731

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

test('the holder of an unused account is warned 30 and 7 days before, then it is closed', async () => {
  await daysLater(YEARS - 31)
  expect(await subjects(alice)).toEqual([])
  await daysLater(1)
  expect(await subjects(alice)).toEqual(['Votre compte sera clos le 2 mars 2028'])
  await daysLater(22)
  expect(await subjects(alice)).toHaveLength(1)
  await daysLater(1)
  expect(await subjects(alice)).toHaveLength(2)
  await daysLater(6)
  expect(await subjects(alice)).toHaveLength(2)
})

test('at the end of two years, to the second, it is closed as by its holder', async () => {
  await warned()
  portal.clock.advance({ hours: 7 * DAY - 1, minutes: 59, seconds: 59 })
  await endInactiveAccounts(portal.deps)
  expect(await closed()).toEqual([])
  portal.clock.advance({ seconds: 1 })
  await endInactiveAccounts(portal.deps)
  expect((await closed()).sort()).toEqual(cast.map(({ siret }) => siret).sort())
  expect((await subjects(alice)).at(-1)).toBe('Votre compte est clos')
  const [row] = await portal.deps.database.read(
    'SELECT email, mobile, holder FROM accounts WHERE siret = ?',
    [alice.siret],
  )
  expect(row).toEqual({ email: '', mobile: null, holder: '' })
  const journal = await portal.deps.database.read(
    `SELECT actor FROM journal WHERE event = 'account-closed' AND siret = ?`,
    [alice.siret],
  )
  expect(journal).toEqual([{ actor: 'system' }])
})

test('a sign-in keeps the account, and later it is warned anew', async () => {
  await warned()
  await portal.logIn(alice)
  await daysLater(7)
  expect(await closed()).not.toContain(alice.siret)
  const warnings = (await subjects(alice)).length
  await daysLater(YEARS - 38)
  expect(await subjects(alice)).toHaveLength(warnings)
  await daysLater(1)
  expect(await subjects(alice)).toHaveLength(warnings + 1)
})

test('an account is never closed without its last warning a week before', async () => {
  await daysLater(YEARS + 400)
  expect(await closed()).toEqual([])
  expect(await subjects(bob)).toEqual(['Votre compte sera clos le 13 avril 2029'])
  await daysLater(6)
  expect(await closed()).toEqual([])
  await daysLater(1)
  expect(await closed()).toHaveLength(3)
})

test('run many times at once, it warns once and closes once', async () => {
  const round = () => Promise.all(Array.from({ length: 4 }, () => endInactiveAccounts(portal.deps)))
  portal.clock.advance({ hours: DAY * (YEARS - 7) + DAY })
  await round()
  expect(await subjects(alice)).toHaveLength(1)
  portal.clock.advance({ hours: DAY * 7 })
  await round()
  expect(await subjects(alice)).toHaveLength(2)
  const events = await portal.deps.database.read(
    'SELECT event FROM journal WHERE siret = ? ORDER BY id',
    [alice.siret],
  )
  expect(events.map(({ event }) => event)).toEqual(['inactivity-warned', 'account-closed'])
})

async function daysLater(days: number): Promise<void> {
  portal.clock.advance({ hours: days * DAY })
  await endInactiveAccounts(portal.deps)
}

/** Both warnings given, a week before the end. */
async function warned(): Promise<void> {
  await daysLater(YEARS - 29)
  await daysLater(22)
  expect(await subjects(alice)).toHaveLength(2)
}

async function subjects(person: Person): Promise<(string | undefined)[]> {
  await portal.deliver()
  return portal.mailbox.mailsTo(person.email).map(({ subject }) => subject)
}

async function closed(): Promise<unknown[]> {
  const rows = await portal.deps.database.read(
    'SELECT siret FROM accounts WHERE closed_at IS NOT NULL',
  )
  return rows.map(({ siret }) => siret)
}
