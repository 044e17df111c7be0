import { isDeepStrictEqual } from 'node:util'
import { newsSchema, type News } from 'content-types'
import type { Deps } from '../deps.ts'
import { readEntries, refreshCopy } from '../platform/cms.ts'
import type { Statement } from '../platform/database.ts'
import {
  hideNews,
  listPublished,
  putNews,
  takeBack,
  toMirrored,
  type MirroredNews,
} from './news-store.ts'

/** Copies the news that Strapi sends by letter. */
export function refreshNews(deps: Deps): Promise<void> {
  return refreshCopy(deps, 'news of letters', async () => {
    const news = await fetchNews(deps)
    const changes = changesBetween(await listPublished(deps), news, deps.clock.now())
    if (changes.length === 0) return undefined
    await deps.database.write(changes)
    return news.length
  })
}

function changesBetween(
  known: readonly MirroredNews[],
  news: readonly MirroredNews[],
  now: Date,
): Statement[] {
  const gone = known.filter(({ id }) => !news.some((one) => one.id === id))
  const changed = news.filter((one) => {
    const before = known.find(({ id }) => id === one.id)
    return before === undefined || !isDeepStrictEqual(before, one)
  })
  return [
    ...gone.flatMap(({ id }) => [...takeBack(id), hideNews(id)]),
    ...changed.map((one) => putNews(one, now)),
  ]
}

/** Those that editors marked; reserved ones never leave by mail, which anybody may read. */
async function fetchNews(deps: Deps): Promise<MirroredNews[]> {
  const query = { 'filters[byLetter][$eq]': 'true', 'populate[domains]': 'true' }
  const news = await readEntries(deps, 'news-articles', newsSchema, query)
  return news.filter(isForLetters).map(toMirrored)
}

function isForLetters({ byLetter, reserved }: News): boolean {
  return byLetter && !reserved
}
