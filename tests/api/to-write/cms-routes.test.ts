import { faqFiguresSchema, toWriteListSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { replaceEntries } from '../../../api/src/faq/store.ts'
import { recordSearch } from '../../../api/src/search/index.ts'
import { siteHeaders } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { createTestApp, testEnvironment, type TestApp } from '../../support/test-app.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

const key = { authorization: `Bearer ${testEnvironment.CMS_KEY}` }

async function ask(path: string, body?: object, headers: Record<string, string> = key) {
  const sent = body && { method: 'POST', body: JSON.stringify(body) }
  const json = { 'content-type': 'application/json', ...headers }
  return portal.app.request(path, { ...sent, headers: json })
}

async function listed() {
  const { items } = toWriteListSchema.parse(await (await ask('/cms/to-write')).json())
  return items.map(({ words, count }) => ({ words, count }))
}

test('searches in vain of the last seven days are listed, the most frequent first', async () => {
  for (const words of ['vieux sujet', 'pension', 'Pensions', 'trouvé'] as const) {
    if (words === 'pension') portal.clock.advance({ hours: 7 * 24 })
    await recordSearch(portal.deps, words, words === 'trouvé' ? 2 : 0)
  }
  await recordSearch(portal.deps, 'maternité', 0)
  expect(await listed()).toEqual([
    { words: 'pension', count: 2 },
    { words: 'maternite', count: 1 },
  ])
})

test('what is written or set aside is no longer listed, however often it is looked for', async () => {
  await recordSearch(portal.deps, 'pension', 0)
  await recordSearch(portal.deps, 'maternité', 0)
  const end = (words: string, outcome: string) => ask('/cms/to-write/endings', { words, outcome })
  for (const [words, outcome] of [
    ['pension', 'dismissed'],
    ['pension', 'dismissed'],
    ['pension', 'written'],
    ['maternite', 'written'],
    ['maternite', 'dismissed'],
  ] as const) {
    expect((await end(words, outcome)).status).toBe(200)
  }
  await recordSearch(portal.deps, 'pensions', 0)
  expect(await listed()).toEqual([])
  const rows = await portal.deps.database.read('SELECT DISTINCT outcome FROM to_write_endings')
  expect(rows).toEqual([{ outcome: 'written' }])
  expect((await end('', 'written')).status).toBe(422)
  expect((await end('pension', 'forgotten')).status).toBe(422)
})

test('figures tell how often each answer was opened, and whom it helped', async () => {
  const theme = { themeSlug: 'cotisation', themeName: 'Cotisation' }
  const entry = (slug: string) => ({ slug, question: 'Quoi ?', answer: 'Cela.', ...theme })
  await portal.deps.database.write(
    [
      ...replaceEntries([entry('delai'), entry('titre')]),
      {
        sql: `INSERT INTO faq_views VALUES ('delai', '2026-03-01', 3), ('delai', '2026-03-02', 4)`,
      },
      { sql: `INSERT INTO faq_visitors_helped VALUES ('delai', 5)` },
    ].map((statement) => ({ args: [], ...statement })),
  )
  for (const person of [alice, bob]) {
    await (await portal.logIn(person)).post('/api/faq/delai/helped', {})
  }
  const answer = await ask('/cms/faq-figures')
  expect(faqFiguresSchema.parse(await answer.json()).figures).toEqual([
    { slug: 'delai', views: 7, helped: 7 },
    { slug: 'titre', views: 0, helped: 0 },
  ])
})

test('whoever does not hold Strapi’s key gets nothing, a session and the site’s key included', async () => {
  const browser = await portal.logIn(alice)
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const wrong: Record<string, string>[] = [
    {},
    { authorization: 'Bearer ' },
    { authorization: `Bearer ${'x'.repeat(36)}` },
  ]
  for (const headers of wrong) {
    for (const path of ['/cms/to-write', '/cms/faq-figures', '/cms/nothing']) {
      const answer = await ask(path, undefined, { ...siteHeaders, cookie, ...headers })
      expect([path, answer.status]).toEqual([path, 401])
    }
    const ending = { words: 'pension', outcome: 'dismissed' }
    const answer = await ask('/cms/to-write/endings', ending, { ...siteHeaders, ...headers })
    expect(answer.status).toBe(401)
  }
})

test('every statement finds its rows by an index', async () => {
  const recorded = recordStatements(portal.deps.database)
  await recordSearch(portal.deps, 'pension', 0)
  await ask('/cms/to-write')
  await ask('/cms/to-write/endings', { words: 'pension', outcome: 'written' })
  expect(recorded.size).toBeGreaterThan(4)
  for (const statement of [...recorded.values()]) {
    const slow = await findSlowSteps(portal.deps.database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
})
