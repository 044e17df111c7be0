import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSearchPortal, news, type SearchPortal } from '../../support/search-portal.ts'

let portal: SearchPortal

beforeAll(async () => {
  portal = await openSearchPortal({
    'news-articles': [
      news('taux', 'Nouveaux taux', 'NEAR AND OR NOT scope public.'),
      news('secret', 'Clandestin', '', { reserved: true }),
    ],
  })
})
afterAll(() => portal.close())

const pieces = [
  ...['"', "'", '*', '^', '(', ')', '{', '}', '[', ']', ':', '-', '+', ',', ';', '\\', '/', '%'],
  ...['AND', 'OR', 'NOT', 'NEAR(', 'NEAR/2', 'scope', 'reserved', 'public', 'kindnews', 'rank'],
  ...['scope : reserved', 'title:', '{title} :', '"reserved"', 'rowid', 'bm25(', '--', '/*', ';--'],
  ...['taux', 'clandestin'.slice(0, 3), 'é', 'œ', 'ß', 'ﬁ', '\u0301', '\u0000', '\uFFFD', '\uD800'],
  ...['🐟', '\u202e', '\u00a0', '١٢٣', 'İ', '中', '0', '1e9', "x' OR '1'='1", '" OR "', ') OR ('],
]

/** The same values at each run. */
function* values(count: number): Generator<string> {
  let state = 42
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state % below
  }
  for (let made = 0; made < count; made++) {
    const parts = Array.from({ length: 1 + next(7) }, () => pieces[next(pieces.length)] ?? '')
    yield parts.join(next(2) === 0 ? ' ' : '').slice(0, 200)
  }
}

test('a thousand hostile searches break nothing and find nothing reserved', async () => {
  let asked = 0
  for (const typed of values(1_000)) {
    asked++
    const headers = { 'x-client-address': `10.0.${String(asked >> 5)}.1` }
    const query = new URLSearchParams({ words: typed }).toString()
    const path = asked % 3 === 0 ? '/api/search' : '/api/search/results'
    const answer = await portal.visitor().get(`${path}?${query}`, headers)
    expect([typed, answer.status]).toEqual([typed, 200])
    expect(await answer.text(), typed).not.toMatch(/clandestin|secret/i)
  }
  expect(asked).toBe(1_000)
})
