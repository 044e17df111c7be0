import {
  contentAddress,
  searchKinds,
  type SearchKind,
  type SearchResult,
  type SearchResults,
  type SearchSuggestions,
} from 'content-types'
import type { Deps } from '../deps.ts'
import { extractOf, holdsWords, markWords } from './mark-words.ts'
import { findPage } from './find-page.ts'
import { titleMatchOf, type Term } from './match.ts'
import { listMostRead } from './most-read.ts'
import { recordSearch } from './record-search.ts'
import { findNear, resolveWords, type Resolved } from './resolve-words.ts'
import type { Scope } from './scope.ts'
import { searchEntries, type FoundEntry } from './store.ts'
import { tellingWords } from './typed-words.ts'

const PER_GROUP = 4
const PER_PAGE = 10
const SUGGESTED = 6

interface Asked {
  typed: string
  kind: SearchKind | undefined
  page: number
  withReserved: boolean
}

type Group = SearchResults['groups'][number] & { rank: number }

/** A few results of each kind, or one page of the results of one kind. */
export async function search(deps: Deps, asked: Asked): Promise<SearchResults> {
  const { typed, kind, page, withReserved } = asked
  const words = tellingWords(typed)
  const resolved = await resolveWords(deps, words, { withReserved })
  const terms = resolved.flatMap(({ term }) => term ?? [])
  const isWhole = terms.length === resolved.length
  const size = kind ? { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } : { limit: PER_GROUP }

  const find = async (which: 'all' | 'any'): Promise<Group[]> => {
    if (terms.length === 0) return []
    const kinds = kind ? [kind] : searchKinds
    const found = kinds.map(async (each): Promise<Group> => {
      const scope = { kind: each, withReserved }
      const { entries, total } = await findPage(deps, { terms, which, scope }, size)
      const results = entries.map((entry) => toResult(entry, terms))
      return { kind: each, total, results, rank: entries[0]?.rank ?? 0 }
    })
    return (await Promise.all(found)).filter(({ total }) => total > 0)
  }

  let groups = isWhole ? await find('all') : []
  const isPartial = groups.length === 0
  if (isPartial && resolved.length > 1) groups = await find('any')
  const total = groups.reduce((sum, group) => sum + group.total, 0)
  if (words.length > 0 && !kind) await recordSearch(deps, typed, total)

  return {
    groups: groups
      .sort((a, b) => a.rank - b.rank)
      .map(({ kind, total, results }) => ({ kind, total, results })),
    page,
    pages: kind ? Math.max(1, Math.ceil(total / PER_PAGE)) : 1,
    corrected: total > 0 ? correctionOf(resolved) : null,
    isPartial: isPartial && total > 0,
    near: total > 0 ? [] : await nearWords(deps, resolved, { withReserved }),
    mostRead: total > 0 ? [] : await listMostRead(deps),
  }
}

/** Titles with all the words that were typed so far. */
export async function suggest(
  deps: Deps,
  typed: string,
  withReserved: boolean,
): Promise<SearchSuggestions> {
  const words = tellingWords(typed)
  if (words.length === 0) return { suggestions: [] }
  const terms = words.map((word, at) => ({ word, isBeginning: at === words.length - 1 }))
  const found = await searchEntries(
    deps,
    titleMatchOf(terms),
    { withReserved },
    { limit: SUGGESTED },
  )
  return {
    suggestions: found.map(({ kind, slug, title, reserved }) => ({
      kind,
      title,
      href: contentAddress(kind, slug, reserved),
    })),
  }
}

function toResult(entry: FoundEntry, terms: readonly Term[]): SearchResult {
  const { kind, slug, title, summary, body, themeName, publishedAt, reserved } = entry
  const shown = summary !== '' && (holdsWords(summary, terms) || !holdsWords(body, terms))
  return {
    kind,
    href: contentAddress(kind, slug, reserved),
    title: markWords(title, terms),
    extract: extractOf(shown ? summary : body, terms),
    theme: themeName,
    publishedAt,
    reserved,
  }
}

/** All the words, those that were changed as they are written. */
function correctionOf(resolved: readonly Resolved[]): string | null {
  if (resolved.every(({ correction }) => correction === undefined)) return null
  return resolved
    .filter(({ term }) => term)
    .map(({ typed, correction }) => correction ?? typed)
    .join(' ')
}

async function nearWords(deps: Deps, resolved: readonly Resolved[], scope: Scope) {
  const unknown = resolved.filter(({ term, typed }) => !term && typed.length >= 3).slice(0, 3)
  const near = await Promise.all(unknown.map(({ typed }) => findNear(deps, typed, scope)))
  return [...new Set(near.flat())].slice(0, 5)
}
