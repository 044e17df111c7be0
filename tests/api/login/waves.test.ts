import { afterEach, beforeEach, expect, test } from 'vitest'
import { alice, bob, type Person } from '../../support/cast.ts'
import { everything, knownBrowser, tryFrom } from '../../support/logins.ts'
import { siretOf } from '../../support/sirets.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { createWatchedHasher, type WatchedHasher } from '../../support/watched-hasher.ts'

let portal: TestApp
let codes: WatchedHasher

beforeEach(async () => {
  const watched = await createWatchedHasher()
  // Hundreds of tries: what is counted matters here, not what a hash costs.
  codes = { ...watched, verify: (_, code) => Promise.resolve(watchTry(code)) }
  portal = await createTestApp({ codes })
})
afterEach(() => portal.close())

test('a code tried on more than 50 accounts is refused without a hash, whomever it is tried on', async () => {
  await spray(51)
  codes.verified.length = 0
  const unknown = await tryFrom(portal.visitor(), 900, { siret: siretOf(60), code: alice.code })
  const right = await tryFrom(portal.visitor(), 901, alice)
  const seen = await Promise.all([unknown, right].map(everything))
  expect(seen[0]).toMatchObject({ status: 429 })
  expect(seen[1]).toEqual(seen[0])
  expect(codes.verified).toEqual([])
  expect(await failuresOf(alice)).toBe(0)
})

test('50 accounts are no wave, nor are other codes than the one of a wave', async () => {
  await spray(50)
  expect((await tryFrom(portal.visitor(), 900, alice)).status).toBe(202)
  await spray(51)
  expect((await tryFrom(portal.visitor(), 901, bob)).status).toBe(202)
})

test('the holder’s own browser opens in the middle of a wave; a stranger’s enrolment does not help', async () => {
  await spray(51)
  expect((await tryFrom(await knownBrowser(portal, alice), 900, alice)).status).toBe(201)
  expect((await tryFrom(await knownBrowser(portal, bob), 901, alice)).status).toBe(429)
})

test('the same account tried again and again is no wave', async () => {
  for (let rank = 0; rank < 60; rank++) {
    await tryFrom(portal.visitor(), rank, { siret: siretOf(1), code: alice.code })
  }
  expect((await tryFrom(portal.visitor(), 900, alice)).status).toBe(202)
})

test('a wave ends an hour after its last try', async () => {
  await spray(51)
  portal.clock.advance({ minutes: 59 })
  expect((await tryFrom(portal.visitor(), 900, alice)).status).toBe(429)
  portal.clock.advance({ minutes: 59 })
  expect((await tryFrom(portal.visitor(), 901, alice)).status).toBe(429)
  portal.clock.advance({ minutes: 60 })
  expect((await tryFrom(portal.visitor(), 902, alice)).status).toBe(202)
})

test('tries of more than an hour ago are forgotten', async () => {
  await spray(30)
  portal.clock.advance({ minutes: 60 })
  await spray(50, 30)
  expect((await tryFrom(portal.visitor(), 900, alice)).status).toBe(202)
})

test('a wave is in the journal and in the log, once an hour, without the code', async () => {
  await spray(51)
  await spray(51)
  expect(await waves()).toEqual(['same-code'])
  const warnings = portal.logged.filter(({ level }) => level === 40)
  expect(warnings).toHaveLength(1)
  expect(warnings[0]).toMatchObject({ msg: 'wave of tries to log in', reason: 'same-code' })
  expect(JSON.stringify(warnings)).not.toContain(alice.code)
  portal.clock.advance({ hours: 2 })
  await spray(51)
  expect(await waves()).toHaveLength(2)
})

test('more than 300 refusals in ten minutes are told of, and refuse nobody', async () => {
  for (let rank = 0; rank < 150; rank++) await tryFrom(portal.visitor(), rank, guess(rank))
  portal.clock.advance({ minutes: 10 })
  for (let rank = 0; rank < 300; rank++) await tryFrom(portal.visitor(), rank, guess(rank))
  expect(await waves()).toEqual([])
  await tryFrom(portal.visitor(), 900, guess(900))
  expect(await waves()).toEqual(['many-refusals'])
  expect((await tryFrom(portal.visitor(), 901, alice)).status).toBe(202)
})

function watchTry(code: string): boolean {
  codes.verified.push('any')
  return code === alice.code || code === bob.code
}

/** Alice's own code on accounts that do not exist. */
async function spray(count: number, from = 0): Promise<void> {
  for (let rank = from; rank < from + count; rank++) {
    await tryFrom(portal.visitor(), rank, { siret: siretOf(rank), code: alice.code })
  }
}

/** A code of its own for each rank. */
function guess(rank: number): Pick<Person, 'siret' | 'code'> {
  return { siret: siretOf(rank % 40), code: String(100_000 + rank) }
}

async function waves(): Promise<unknown[]> {
  const rows = await portal.deps.database.read(
    `SELECT about FROM journal WHERE event = 'wave-detected' ORDER BY id`,
  )
  return rows.map(({ about }) => about)
}

async function failuresOf({ siret }: Person): Promise<unknown> {
  const rows = await portal.deps.database.read('SELECT failed FROM accounts WHERE siret = ?', [
    siret,
  ])
  return rows[0]?.failed
}
