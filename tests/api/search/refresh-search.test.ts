import { searchResultsSchema } from 'content-types'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { refreshSearch, searchJobs } from '../../../api/src/search/index.ts'
import { siteHeaders } from '../../support/browser.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { news, openSearchPortal, page, question } from '../../support/search-portal.ts'
import type { SearchPortal } from '../../support/search-portal.ts'

let portal: SearchPortal

beforeEach(async () => {
  portal = await openSearchPortal({
    'news-articles': [news('taux', 'Nouveaux taux'), news('quai', 'Travaux à quai')],
    'faq-entries': [question('payer', 'Comment payer ?', 'Par virement.')],
    pages: [page('aide', 'Aide', 'Où trouver un justificatif.')],
  })
})
afterEach(() => portal.close())

async function find(words: string): Promise<string[]> {
  const query = new URLSearchParams({ words }).toString()
  const answer = await portal.visitor().get(`/api/search/results?${query}`)
  const { groups } = searchResultsSchema.parse(await answer.json())
  return groups.flatMap(({ results }) => results.map(({ href }) => href))
}

test('what is taken back is no longer found, and what changed is found as it is now', async () => {
  portal.cms.contents['news-articles'] = [news('taux', 'Nouveaux barèmes')]
  await portal.refresh()
  expect(await find('quai')).toEqual([])
  expect(await find('taux')).toEqual([])
  expect(await find('barèmes')).toEqual(['/actualites/taux'])
})

test('what becomes reserved is no longer found by visitors', async () => {
  portal.cms.contents['news-articles'] = [news('taux', 'Nouveaux taux', '', { reserved: true })]
  await portal.refresh()
  expect(await find('taux')).toEqual([])
})

test('drafts are never asked for', () => {
  expect(portal.cms.paths.length).toBeGreaterThan(7)
  expect(portal.cms.paths.filter((path) => /[?&](status|publicationState)=/.test(path))).toEqual([])
})

test('when Strapi fails the last good copy stays', async () => {
  for (const mood of ['failing', 'garbled'] as const) {
    portal.cms.mood = mood
    await portal.refresh()
    expect(await find('taux')).toEqual(['/actualites/taux'])
  }
})

test('one kind that cannot be read does not keep the others back', async () => {
  portal.cms.contents['news-articles'] = [news('cap', 'Cap au large')]
  delete portal.cms.contents.pages
  await portal.refresh()
  expect(await find('large')).toEqual(['/actualites/cap'])
  expect(await find('justificatif')).toEqual(['/aide'])
})

test('an entry that does not parse is left out', async () => {
  portal.cms.contents['news-articles'].push({ slug: 'x', title: 'Nuages' })
  await portal.refresh()
  expect(await find('nuages')).toEqual([])
  expect(await find('taux')).toEqual(['/actualites/taux'])
})

test('what did not change is not read again, except now and then', async () => {
  const [refresh] = searchJobs(portal.deps)
  await refresh?.run()
  portal.cms.reset()
  await refresh?.run()
  expect(portal.cms.count('pageSize]=100')).toBe(0)
  expect(portal.cms.count('pageSize]=1&')).toBe(0)
  expect(portal.cms.paths).toHaveLength(4)
  portal.clock.advance({ minutes: 11 })
  await refresh?.run()
  expect(portal.cms.count('pageSize]=100')).toBe(4)
})

test('the site says that something changed; nobody else is heard', async () => {
  portal.cms.contents['news-articles'] = [news('cap', 'Cap au large')]
  const refused = await portal.visitor().post('/api/search/refreshing')
  expect(refused.status).toBe(404)
  expect(portal.cms.count('sort[0]=id:desc&fields[0]=updatedAt&')).toBe(4)
  const told = await portal.app.request('/api/search/refreshing', {
    method: 'POST',
    headers: { 'x-site-key': siteHeaders['x-site-key'], 'sec-fetch-site': 'same-origin' },
  })
  expect(told.status).toBe(200)
  await vi.waitFor(
    async () => {
      expect(await find('large')).toEqual(['/actualites/cap'])
    },
    { timeout: 15_000, interval: 500 },
  )
}, 30_000)

test('what did not change is not written again', async () => {
  const recorded = recordStatements(portal.deps.database)
  await refreshSearch(portal.deps)
  expect([...recorded.keys()].filter((sql) => !sql.startsWith('SELECT'))).toEqual([])
})

test('searches of three months ago are forgotten', async () => {
  await find('licorne')
  const [, forget] = searchJobs(portal.deps)
  const count = async () =>
    (await portal.deps.database.read('SELECT 1 FROM searches_without_result')).length
  portal.clock.advance({ hours: 24 * 89 })
  await forget?.run()
  expect(await count()).toBe(1)
  portal.clock.advance({ hours: 24 * 3 })
  await forget?.run()
  expect(await count()).toBe(0)
})

test('every statement finds its rows by an index', async () => {
  const { database } = portal.deps
  const recorded = recordStatements(database)
  portal.cms.contents['news-articles'] = [news('cap', 'Cap au large')]
  await refreshSearch(portal.deps)
  for (const words of ['cap', 'virmeneteh', 'payre virement']) await find(words)
  await portal.visitor().get('/api/search/results?words=virement&kind=faq&page=2')
  await portal.visitor().get('/api/search?words=pay')
  await portal.visitor().post('/api/questions/payer/helped')
  expect(recorded.size).toBeGreaterThan(12)
  for (const statement of [...recorded.values()]) {
    const slow = await findSlowSteps(database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
})
