import { addDays, parisDay, type ToWriteItem } from 'content-types'
import type { Deps } from '../deps.ts'
import { listSearchesWithoutResult } from '../search/index.ts'
import { listAsked, listEnded } from './store.ts'

const WEEK_DAYS = 7
const MOST_SHOWN = 50
/** More than are shown: some have been dealt with. */
const MOST_READ = 500

/** What readers of the last seven days found no answer to, the most frequent first. */
export async function listToWrite(deps: Deps): Promise<ToWriteItem[]> {
  const since = addDays(parisDay(deps.clock.now()), 1 - WEEK_DAYS)
  const searches = await listSearchesWithoutResult(deps, { since, limit: MOST_READ })
  const items = new Map(searches.map((search) => [search.words, toItem(search)]))
  for (const question of await listQuestions(deps, since)) {
    const searched = items.get(question.words)?.count ?? 0
    items.set(question.words, { ...question, count: question.count + searched })
  }
  const ended = new Set(await listEnded(deps, [...items.keys()]))
  return [...items.values()]
    .filter(({ words }) => !ended.has(words))
    .sort((one, other) => other.count - one.count || one.words.localeCompare(other.words))
    .slice(0, MOST_SHOWN)
}

function toItem({ words, count }: { words: string; count: number }): ToWriteItem {
  return { words, shown: words, source: 'search', count, read: [] }
}

/** A question that follows from several answers is told of each: it counts for the most read. */
async function listQuestions(deps: Deps, since: string): Promise<ToWriteItem[]> {
  const byWords = new Map<string, { shown: string; slugs: Map<string, number> }>()
  for (const { words, slug, object, count } of await listAsked(deps, since)) {
    const known = byWords.get(words) ?? { shown: object, slugs: new Map<string, number>() }
    known.slugs.set(slug, (known.slugs.get(slug) ?? 0) + count)
    byWords.set(words, known)
  }
  return [...byWords].map(([words, { shown, slugs }]) => ({
    words,
    shown,
    source: 'question',
    count: Math.max(...slugs.values()),
    read: [...slugs.keys()].sort(),
  }))
}
