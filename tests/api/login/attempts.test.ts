import { afterEach, beforeEach, expect, test } from 'vitest'
import { createGate } from '../../../api/src/platform/gate.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob, unknownSiret } from '../../support/cast.ts'
import { block, journalOf, knownBrowser, tryFrom, wrong } from '../../support/logins.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { createWatchedHasher, type WatchedHasher } from '../../support/watched-hasher.ts'

let portal: TestApp
let codes: WatchedHasher
let stranger: Browser
let known: Browser

beforeEach(async () => {
  codes = await createWatchedHasher()
  // Room for all: none is refused for want of a place in the queue.
  portal = await createTestApp({ codes, hashing: createGate({ places: 2, waiting: 300 }) })
  stranger = portal.visitor()
  known = await knownBrowser(portal, alice)
})
afterEach(() => portal.close())

test.each(['an unknown browser', 'a known browser'])(
  'of 200 wrong codes at once from %s, exactly 3 are looked at',
  async (from) => {
    const browser = from === 'a known browser' ? known : stranger
    const answers = await inParallel(200, (rank) =>
      tryFrom(browser, rank, { ...alice, code: wrong }),
    )
    const statuses = answers.map(({ status }) => status)
    const told = browser === known ? 198 : 0
    expect(statuses.filter((status) => status === 403)).toHaveLength(told)
    expect(statuses.filter((status) => status === 401)).toHaveLength(200 - told)
    expect(codes.verified.filter((kind) => kind === 'real')).toHaveLength(3)
    const events = (await journalOf(portal, alice)).toSorted()
    expect(events).toEqual(['blocked', ...Array<string>(3).fill('sign-in-refused')])
    expect(await failures()).toEqual(browser === known ? [0, 3] : [3, 0])
  },
)

test('a right code among 200 wrong ones opens only if it is one of the first 3', async () => {
  const answers = await inParallel(200, (rank) =>
    tryFrom(known, rank, { ...alice, code: rank === 100 ? alice.code : wrong }),
  )
  expect(answers.map(({ status }) => status)).not.toContain(201)
  expect(await portal.deps.database.read('SELECT * FROM sessions')).toEqual([])
})

test.each(['an unknown browser', 'a known browser'])(
  '100 right codes at once from %s block nothing',
  async (from) => {
    const browser = from === 'a known browser' ? known : stranger
    const answers = await inParallel(100, (rank) => tryFrom(browser, rank, alice))
    const allowed = browser === known ? [201] : [202, 429]
    for (const { status } of answers) expect(allowed).toContain(status)
    expect(await failures()).toEqual([0, 0])
  },
)

test('a stranger blocks strangers only: the holder’s own browser goes on opening', async () => {
  await block(stranger, alice)
  expect((await portal.visitor().logIn(alice)).status).toBe(401)
  expect((await known.logIn(alice)).status).toBe(201)
  expect(await failures()).toEqual([3, 0])
})

test('a known browser that misses three times is blocked, the others and strangers are not', async () => {
  await block(known, alice)
  expect((await known.logIn(alice)).status).toBe(403)
  expect((await stranger.logIn(alice)).status).toBe(202)
  expect((await (await knownBrowser(portal, alice)).logIn(alice)).status).toBe(201)
  expect((await known.logIn(alice)).status).toBe(403)
})

test('a known browser is told of its block and of its end, from the third miss on', async () => {
  const third = await block(known, alice)
  portal.clock.advance({ hours: 2 })
  for (const answer of [third, await known.logIn(alice)]) {
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({
      type: 'blocked',
      title:
        'Accès bloqué pendant 24 heures après 3 mots de passe erronés. ' +
        'Nouvel essai possible le 3 mars 2026 à 10:00.',
    })
  }
  expect(third.headers.get('retry-after')).toBe(String(24 * 3600))
})

test('a browser known to one account is unknown to another', async () => {
  expect((await known.logIn(bob)).status).toBe(202)
  const refused = await block(known, bob)
  expect(refused.status).toBe(401)
})

test('an enrolment that has ended counts with the strangers', async () => {
  portal.clock.advance({ hours: 24 * 30 })
  await block(known, alice)
  expect(await failures()).toEqual([3, 0])
  expect((await known.logIn(alice)).status).toBe(401)
})

test('a right code after two wrong ones clears them, on the counter that it used', async () => {
  await stranger.logIn({ ...alice, code: wrong })
  for (let round = 0; round < 3; round++) {
    await known.logIn({ ...alice, code: wrong })
    await known.logIn({ ...alice, code: wrong })
    expect((await known.logIn(alice)).status).toBe(201)
    expect(await failures()).toEqual([1, 0])
  }
  await stranger.logIn({ ...alice, code: wrong })
  expect((await stranger.logIn(alice)).status).toBe(202)
  expect(await failures()).toEqual([0, 0])
})

test.each(['an unknown browser', 'a known browser'])(
  'the block of %s lasts 24 hours, to the second',
  async (from) => {
    const browser = from === 'a known browser' ? known : stranger
    const [closed, open] = browser === known ? [403, 201] : [401, 202]
    await block(browser, alice)
    portal.clock.advance({ hours: 23, minutes: 59, seconds: 59 })
    expect((await browser.logIn(alice)).status).toBe(closed)
    portal.clock.advance({ seconds: 1 })
    expect((await browser.logIn(alice)).status).toBe(open)
  },
)

test('a clock that goes back an hour neither lifts a block nor moves its end', async () => {
  await block(stranger, alice)
  await block(known, alice)
  portal.clock.advance({ hours: -1 })
  expect([(await stranger.logIn(alice)).status, (await known.logIn(alice)).status]).toEqual([
    401, 403,
  ])
  portal.clock.advance({ hours: 24, minutes: 59, seconds: 59 })
  expect([(await stranger.logIn(alice)).status, (await known.logIn(alice)).status]).toEqual([
    401, 403,
  ])
  portal.clock.advance({ seconds: 1 })
  expect([(await stranger.logIn(alice)).status, (await known.logIn(alice)).status]).toEqual([
    202, 201,
  ])
})

test.each(['an unknown browser', 'a known browser'])(
  'tries of %s during a block neither count nor extend it',
  async (from) => {
    const browser = from === 'a known browser' ? known : stranger
    await block(browser, alice)
    portal.clock.advance({ hours: 23 })
    for (let tries = 0; tries < 5; tries++) await browser.logIn({ ...alice, code: wrong })
    portal.clock.advance({ hours: 1 })
    await browser.logIn({ ...alice, code: wrong })
    await browser.logIn({ ...alice, code: wrong })
    expect((await browser.logIn(alice)).status).toBe(browser === known ? 201 : 202)
  },
)

test('the holder gets one mail about blocks within 24 hours, whichever browser is blocked', async () => {
  await block(stranger, alice)
  await block(known, alice)
  for (let tries = 0; tries < 5; tries++) await stranger.logIn({ ...alice, code: wrong })
  await portal.deliver()
  const mails = portal.mailbox.mailsTo(alice.email)
  expect(mails.map(({ subject }) => subject)).toEqual(['Votre accès a été bloqué'])
  expect(mails[0]?.text).toContain('jusqu’au 3 mars 2026 à 10:00')
  expect(mails[0]?.text).toContain('http://localhost:4321/connexion/mot-de-passe-oublie')

  portal.clock.advance({ hours: 24 })
  await block(stranger, alice)
  await portal.deliver()
  expect(portal.mailbox.mailsTo(alice.email)).toHaveLength(2)
})

test('two browsers blocked at the same instant make one mail', async () => {
  await inParallel(6, (rank) =>
    tryFrom(rank % 2 === 0 ? known : stranger, rank, { ...alice, code: wrong }),
  )
  expect(await failures()).toEqual([3, 3])
  await portal.deliver()
  expect(portal.mailbox.mailsTo(alice.email)).toHaveLength(1)
})

test('nobody is written to about an unknown SIRET', async () => {
  await block(stranger, { siret: unknownSiret })
  await portal.deliver()
  expect(portal.mailbox.mails).toHaveLength(0)
})

test('the block of one account leaves the others alone', async () => {
  await block(stranger, alice)
  expect((await stranger.logIn(bob)).status).toBe(202)
})

test('only tries that were looked at are in the journal', async () => {
  await block(stranger, alice)
  await stranger.logIn({ ...alice, code: wrong })
  await known.logIn(alice)
  await known.post('/api/session/end')
  expect(await journalOf(portal, alice)).toEqual([
    'sign-in-refused',
    'sign-in-refused',
    'sign-in-refused',
    'blocked',
    'signed-in',
    'signed-out',
  ])
})

/** Wrong tries that count: of all unknown browsers together, then of the known one. */
async function failures(): Promise<number[]> {
  const rows = await portal.deps.database.read(
    `SELECT a.failed, (SELECT MAX(failed) FROM browsers WHERE account_id = a.id) AS own
     FROM accounts a WHERE a.siret = ?`,
    [alice.siret],
  )
  return [Number(rows[0]?.failed), Number(rows[0]?.own)]
}

function inParallel<T>(count: number, work: (rank: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, rank) => work(rank)))
}
