import { isDeepStrictEqual } from 'node:util'
import { newsSchema, type News } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import {
  hideNews,
  listPublished,
  putNews,
  takeBack,
  toMirrored,
  type MirroredNews,
} from './news-store.ts'

const PATIENCE_MS = 10_000

/** Copies the news that Strapi sends by letter. Whatever goes wrong, the last good copy stays. */
export async function refreshNews(deps: Deps): Promise<void> {
  try {
    const news = await fetchNews(deps)
    const changes = changesBetween(await listPublished(deps), news, deps.clock.now())
    if (changes.length === 0) return
    await deps.database.write(changes)
    deps.log.info('news of letters refreshed', { count: news.length })
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown'
    deps.log.warn('news of letters not refreshed', { reason })
  }
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

const pageSchema = z.object({
  data: z.array(z.unknown()),
  meta: z.object({ pagination: z.object({ pageCount: z.number().int() }) }),
})

/**
 * Every page of those that editors marked; reserved ones never leave by mail, which anybody may
 * read. An entry that does not parse is left out, as the site leaves it out.
 */
async function fetchNews({ settings }: Deps): Promise<MirroredNews[]> {
  const { url, token } = settings.cms
  const news: MirroredNews[] = []
  for (let page = 1, pages = 1; page <= pages; page++) {
    const query = new URLSearchParams({
      'filters[byLetter][$eq]': 'true',
      'populate[domains]': 'true',
      'sort[0]': 'documentId:asc',
      'pagination[pageSize]': '100',
      'pagination[page]': String(page),
    })
    const answer = await fetch(`${url}/api/news-articles?${query.toString()}`, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (!answer.ok) throw new Error(`Strapi answered ${String(answer.status)}`)
    const { data, meta } = pageSchema.parse(await answer.json())
    for (const entry of data) {
      const parsed = newsSchema.safeParse(entry)
      if (parsed.success && isForLetters(parsed.data)) news.push(toMirrored(parsed.data))
    }
    pages = meta.pagination.pageCount
  }
  return news
}

function isForLetters({ byLetter, reserved }: News): boolean {
  return byLetter && !reserved
}
