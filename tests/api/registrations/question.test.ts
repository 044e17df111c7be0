import type { Registration } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { upsertEmployer } from '../../../api/src/registry/index.ts'
import { unknownSiret } from '../../support/cast.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { answer, begin, dora, insertDora, problemOf, wrong } from './dora.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
  await insertDora(portal.deps)
})
afterEach(() => portal.close())

test('the question is the same all day, and all employers together are asked every fact', async () => {
  const { fact } = await begin(portal.visitor())
  for (let tries = 0; tries < 5; tries++) expect((await begin(portal.visitor())).fact).toBe(fact)
  const facts = new Set<string>()
  for (let day = 0; day < 20; day++) {
    portal.clock.advance({ hours: 24 })
    facts.add((await begin(portal.visitor())).fact)
  }
  expect([...facts].sort()).toEqual(['amount', 'date', 'number'])
})

test('a fact that the register says not to ask is never asked', async () => {
  await portal.deps.database.write([
    { sql: `UPDATE validation_facts SET is_asked = 0 WHERE fact <> 'amount'`, args: [] },
  ])
  for (let day = 0; day < 10; day++) {
    portal.clock.advance({ hours: 24 })
    expect((await begin(portal.visitor())).fact).toBe('amount')
  }
})

test.each([
  ['number', '2026-01 B/0042'],
  ['number', ' 2026 01 b 0042 '],
  ['number', '2026–02–B–0043'],
  ['date', '03/02/2026'],
  ['date', '1er mars 2026'],
  ['amount', '1234,56'],
  ['amount', '987 euros'],
] as const)('the %s of any title answers, as written in %j', async (fact, typed) => {
  await askOnly(fact)
  const browser = portal.visitor()
  const { id } = await begin(browser)
  const passed = await browser.post('/api/registration/answer', { id, answer: typed })
  expect(passed.status).toBe(200)
})

test.each(['90000000600016', unknownSiret])(
  'the title of another employer answers nothing about %s',
  async (siret) => {
    const { database } = portal.deps
    const employer = upsertEmployer(portal.deps, {
      siret: '90000000600016',
      name: 'x',
      address: 'x',
    })
    await database.write([employer])
    for (const fact of ['number', 'date', 'amount'] as const) {
      await askOnly(fact)
      const browser = portal.visitor()
      expect((await answer(browser, await begin(browser, siret))).status).not.toBe(200)
    }
  },
)

test('right answers at the same time pass the question once', async () => {
  const browser = portal.visitor()
  const begun = await begin(browser)
  const statuses = await Promise.all(
    Array.from({ length: 3 }, async () => (await answer(browser, begun)).status),
  )
  expect(statuses.sort()).toEqual([200, 409, 409])
  const passed = await portal.deps.database.read(
    `SELECT 1 FROM journal WHERE siret = ? AND event = 'validation-passed'`,
    [dora.siret],
  )
  expect(passed).toHaveLength(1)
})

test.each([
  ['number', '***', 'Indiquez le numéro tel qu’il figure sur votre titre de cotisation.'],
  ['number', '🧾', 'Indiquez le numéro tel qu’il figure sur votre titre de cotisation.'],
  ['date', '31/02/2026', 'Indiquez une date, par exemple 03/02/2026.'],
  ['date', 'hier', 'Indiquez une date, par exemple 03/02/2026.'],
  ['amount', 'mille', 'Indiquez un montant, par exemple 1 234,56.'],
] as const)('the %s %j cannot be read, and costs no try', async (fact, typed, message) => {
  await askOnly(fact)
  const browser = portal.visitor()
  const { id } = await begin(browser)
  for (let tries = 0; tries < 4; tries++) {
    const refused = await browser.post('/api/registration/answer', { id, answer: typed })
    expect(await problemOf(refused)).toMatchObject({
      status: 422,
      errors: [{ field: 'answer', message }],
    })
  }
  expect(((await (await browser.get('/api/registration')).json()) as Registration).triesLeft).toBe(
    3,
  )
})

test('three wrong answers close the first connection for 24 hours, to the second', async () => {
  const browser = portal.visitor()
  const begun = await begin(browser)
  expect((await problemOf(await wrong(browser, begun))).errors[0]?.message).toContain(
    'Il vous reste 2 essais.',
  )
  expect((await problemOf(await wrong(browser, begun))).errors[0]?.message).toContain(
    'Il vous reste 1 essai.',
  )
  const closed = await problemOf(await wrong(browser, begun))
  expect(closed).toMatchObject({ status: 403, type: 'blocked' })
  expect(closed.title).toContain('jusqu’au 3 mars 2026 à 10:00')

  portal.clock.advance({ hours: 23, minutes: 59, seconds: 59 })
  const later = portal.visitor()
  const again = await begin(later)
  expect(again).toMatchObject({ triesLeft: 0, closedUntil: '2026-03-03T09:00:00.000Z' })
  expect((await answer(later, again)).status).toBe(403)
  portal.clock.advance({ seconds: 1 })
  expect(await begin(later)).toMatchObject({ triesLeft: 3, closedUntil: null })
})

test('answers during a closure neither count nor extend it', async () => {
  const browser = portal.visitor()
  const begun = await begin(browser)
  for (let tries = 0; tries < 3; tries++) await wrong(browser, begun)
  portal.clock.advance({ hours: 1 })
  for (let tries = 0; tries < 5; tries++) await wrong(browser, begun)
  portal.clock.advance({ hours: 23 })
  expect(await begin(portal.visitor())).toMatchObject({ triesLeft: 3, closedUntil: null })
})

test('of 100 wrong answers at once, exactly 3 are looked at, and the right one among the others is not', async () => {
  const browser = portal.visitor()
  const begun = await begin(browser)
  const statuses = await Promise.all(
    Array.from({ length: 100 }, async (_, rank) => {
      return (await wrong(browser, begun, `198.51.100.${String(rank)}`)).status
    }),
  )
  expect(statuses.filter((status) => status === 422)).toHaveLength(2)
  expect(statuses.filter((status) => status === 403)).toHaveLength(98)
  const events = await portal.deps.database.read(
    `SELECT event, COUNT(*) AS total FROM journal WHERE siret = ? GROUP BY event ORDER BY event`,
    [dora.siret],
  )
  expect(events.map((row) => [row['event'], row['total']])).toEqual([
    ['validation-closed', 1],
    ['validation-refused', 3],
  ])
  expect((await answer(browser, begun)).status).toBe(403)
})

test('a right answer forgets the wrong ones', async () => {
  const browser = portal.visitor()
  const begun = await begin(browser)
  await wrong(browser, begun)
  await wrong(browser, begun)
  expect((await answer(browser, begun)).status).toBe(200)
  expect(await begin(portal.visitor())).toMatchObject({ triesLeft: 3 })
})

test('an address of the network is slowed down after 20 wrong answers, whatever the SIRET', async () => {
  for (let tries = 0; tries < 20; tries++) {
    const browser = portal.visitor()
    await wrong(browser, await begin(browser, tries % 2 ? dora.siret : unknownSiret))
  }
  const browser = portal.visitor()
  const begun = await begin(browser)
  expect((await wrong(browser, begun)).status).toBe(429)
  expect((await wrong(browser, begun, '198.51.100.9')).status).not.toBe(429)
})

async function askOnly(fact: string): Promise<void> {
  await portal.deps.database.write([
    { sql: 'UPDATE validation_facts SET is_asked = (fact = ?)', args: [fact] },
  ])
}
