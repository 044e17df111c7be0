import type { Deps } from '../deps.ts'
import { likeliestFirst, matchOf, type Term } from './match.ts'
import type { Scope } from './scope.ts'
import { countEntries, searchEntries, type FoundEntry } from './store.ts'

interface Wanted {
  terms: readonly Term[]
  which: 'all' | 'any'
  scope: Scope
}

interface Page {
  entries: FoundEntry[]
  /** Of all pages. */
  total: number
}

/** The texts that have the words, those with them in their titles first. */
export async function findPage(
  deps: Deps,
  { terms, which, scope }: Wanted,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<Page> {
  const entries: FoundEntry[] = []
  let skipped = offset
  for (const match of likeliestFirst(terms, which)) {
    if (entries.length === limit) break
    const size = { limit: limit - entries.length, offset: skipped }
    const found = await searchEntries(deps, match, scope, size)
    entries.push(...found)
    if (found.length > 0 || skipped === 0) skipped = 0
    else skipped -= await countEntries(deps, match, scope)
  }
  const isAll = entries.length < limit && offset === 0
  const total = isAll ? entries.length : await countEntries(deps, matchOf(terms, which), scope)
  return { entries, total }
}
