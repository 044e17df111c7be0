import type { RequestKind } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { computeDelays } from '../../../api/src/threads/compute-delays.ts'
import { findDelays, threadJobs } from '../../../api/src/threads/index.ts'
import { alice, bob, type Person } from '../../support/cast.ts'
import { storeRequest } from '../../support/stored-request.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

test('each theme and kind has its own delays, taken away once they are too few', async () => {
  for (let times = 0; times < 5; times++) {
    await answered('2026-02-23T09:00:00Z', '2026-02-26T09:00:00Z')
    await answered('2026-02-23T09:00:00Z', '2026-02-27T09:00:00Z', { kind: 'document' })
  }
  for (let times = 0; times < 4; times++) {
    await answered('2026-02-23T09:00:00Z', '2026-02-23T10:00:00Z', { theme: 'accidents' })
  }
  await storeRequest(portal, alice, { theme: 'accidents' })
  await computeDelays(portal.deps)
  expect(await found('cotisation', 'question')).toEqual({ answers: 5, median: 3, ninthDecile: 3 })
  expect(await found('cotisation', 'document')).toEqual({ answers: 5, median: 4, ninthDecile: 4 })
  expect(await found('accidents', 'question')).toBeUndefined()
  portal.clock.advance({ hours: 180 * 24 })
  await computeDelays(portal.deps)
  expect(await found('cotisation', 'question')).toBeUndefined()
})

test('days are those of Paris, and a day off of either side does not count', async () => {
  // Friday 23:30 in Paris to the Monday after: one working day.
  const weekend = ['2026-02-20T22:30:00Z', '2026-02-23T09:00:00Z'] as const
  // Friday 22 May 2026 is a day off in Martinique, Whit Monday everywhere.
  const may = ['2026-05-21T09:00:00Z', '2026-05-26T09:00:00Z'] as const
  await portal.deps.database.write([
    {
      sql: `UPDATE employers SET address = '1 quai des Essais' || char(10) || '97200 Fort-Fictif'
            WHERE siret = ?`,
      args: [bob.siret],
    },
  ])
  for (let times = 0; times < 5; times++) {
    await answered(...weekend, { theme: 'cotisation' })
    await answered(...may, { theme: 'declaration' })
    await answered(...may, { theme: 'accidents', person: bob })
  }
  await computeDelays(portal.deps)
  expect(await found('cotisation', 'question')).toMatchObject({ median: 1 })
  expect(await found('declaration', 'question')).toMatchObject({ median: 2 })
  expect(await found('accidents', 'question')).toMatchObject({ median: 1 })
})

test('the latest thousand are enough', async () => {
  const id = await answered('2026-02-02T09:00:00Z', '2026-02-27T09:00:00Z')
  await portal.deps.database.write([
    {
      sql: `WITH RECURSIVE ranks (rank) AS (SELECT 1 UNION ALL SELECT rank + 1 FROM ranks LIMIT 1000)
            INSERT INTO requests (id, reference, account_id, form_key, fingerprint, kind, theme_slug,
              theme_name, service_name, object, text, siret, employer_name, holder, email, sent_at,
              changed_at, answered_at)
            SELECT 'copy-' || rank, 'copy-' || rank, account_id, rank, '', kind, theme_slug,
              theme_name, service_name, object, text, siret, employer_name, holder, email,
              answered_at + 1, answered_at + 1, answered_at + 1
            FROM requests, ranks WHERE id = ?`,
      args: [id],
    },
  ])
  await computeDelays(portal.deps)
  expect(await found('cotisation', 'question')).toEqual({
    answers: 1000,
    median: 0,
    ninthDecile: 0,
  })
})

test('a job computes them every hour', () => {
  expect(threadJobs(portal.deps).map(({ schedule }) => schedule)).toEqual(['42 * * * *'])
})

async function answered(
  sentAt: string,
  answeredAt: string,
  {
    kind = 'question',
    theme = 'cotisation',
    person = alice,
  }: {
    kind?: RequestKind
    theme?: 'cotisation' | 'declaration' | 'accidents'
    person?: Person
  } = {},
): Promise<string> {
  const facts = { kind, theme, sentAt: new Date(sentAt), state: 'answered' } as const
  const { id } = await storeRequest(portal, person, facts)
  await portal.deps.database.write([
    {
      sql: 'UPDATE requests SET answered_at = ? WHERE id = ?',
      args: [new Date(answeredAt), id],
    },
  ])
  return id
}

function found(themeSlug: string, kind: RequestKind) {
  return findDelays(portal.deps, themeSlug, kind)
}
