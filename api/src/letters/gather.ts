import { randomBytes } from 'node:crypto'
import { everyDomain, type Frequency, type LetterNews } from 'content-types'
import type { Deps } from '../deps.ts'
import { dueSubscribers, type Subscriber } from '../subscriptions/index.ts'
import { listNewsBetween, listUntoldIds, markToldAtOnce, type KnownNews } from './news-store.ts'
import { endRound, insertCopies, isRoundOver, listTold } from './round-store.ts'
import { digestDay, isSendingTime } from './sending-hours.ts'
import { wordsOf } from './words.ts'

/** Older news are no news; two months, so that no monthly digest misses one. */
const NEWS_MS = 62 * 24 * 3_600_000

const PAGE = 250

/** Writes the copies that are to leave now; each subscriber has each news once, whatever happens. */
export async function gatherLetters(deps: Deps): Promise<void> {
  const { clock, settings, database } = deps
  const now = clock.now()
  if (!isSendingTime(settings.letters.hours, now)) return
  const ripe = new Date(now.getTime() - settings.letters.delayMs)

  const untold = await listUntoldIds(deps, ripe)
  if (untold.length > 0) {
    await gather(deps, 'at-once', 'at-once', ripe)
    await database.write([markToldAtOnce(untold, now)])
  }
  for (const frequency of ['weekly', 'monthly'] as const) {
    const day = digestDay(settings.letters.hours, frequency, now)
    const round = `${frequency} ${day ?? ''}`
    if (day === undefined || (await isRoundOver(deps, round))) continue
    await gather(deps, frequency, round, ripe)
    await database.write([endRound(round, now)])
  }
}

async function gather(deps: Deps, frequency: Frequency, round: string, ripe: Date): Promise<void> {
  const oldest = new Date(ripe.getTime() - NEWS_MS)
  const news = await listNewsBetween(deps, oldest, ripe)
  const domains = [...new Set(news.flatMap((one) => one.domains.map(({ slug }) => slug)))]
  for (let after = ''; news.length > 0;) {
    const page = await dueSubscribers(deps, { frequency, domains, after, count: PAGE })
    await writePage(deps, { frequency, round, news, page })
    after = page.at(-1)?.id ?? ''
    if (page.length < PAGE) return
  }
}

interface Page {
  frequency: Frequency
  round: string
  news: readonly KnownNews[]
  page: readonly Subscriber[]
}

/** Whoever is to have the same news has a copy of the same letter. */
async function writePage(deps: Deps, { frequency, round, news, page }: Page): Promise<void> {
  const told = await listTold(
    deps,
    page.map(({ id }) => id),
    news.map(({ id }) => id),
  )
  const groups = new Map<string, { news: readonly KnownNews[]; subscribers: Subscriber[] }>()
  for (const subscriber of page) {
    const wanted = news.filter(
      (one) => isFor(subscriber, one) && !told.get(subscriber.id)?.has(one.id),
    )
    if (wanted.length === 0) continue
    const key = wanted.map(({ id }) => id).join(' ')
    const group = groups.get(key) ?? { news: wanted, subscribers: [] }
    groups.set(key, { ...group, subscribers: [...group.subscribers, subscriber] })
  }
  const now = deps.clock.now()
  const statements = [...groups.values()].flatMap((group) =>
    insertCopies(
      {
        round,
        frequency,
        ...wordsOf(deps.mailTexts, { frequency, news: group.news, at: now }),
        news: toLetter(group.news),
        newsIds: group.news.map(({ id }) => id),
        copies: group.subscribers.map(({ id }) => ({ id: createCopyId(), subscriberId: id })),
      },
      now,
    ),
  )
  if (statements.length > 0) await deps.database.write(statements)
}

/** News that came before somebody subscribed are not new to them. */
function isFor({ domains, confirmedAt }: Subscriber, news: KnownNews): boolean {
  if (news.firstSeenAt <= confirmedAt) return false
  return domains.includes(everyDomain) || news.domains.some(({ slug }) => domains.includes(slug))
}

/** Newest first; the text of a news only when it is alone. */
function toLetter(news: readonly KnownNews[]): LetterNews[] {
  return news.toReversed().map(({ slug, title, summary, domains, body }) => ({
    slug,
    title,
    summary,
    domains,
    body: news.length === 1 ? body : null,
  }))
}

/** Lower-case, since it is also in a mail address. */
function createCopyId(): string {
  return randomBytes(16).toString('hex')
}
