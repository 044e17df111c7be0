import { searchKinds, type SearchKind } from 'content-types'
import type { Deps } from '../deps.ts'
import { sha256 } from '../platform/tokens.ts'
import { fetchContents, fetchMark } from './fetch-contents.ts'
import { foldWord } from './fold-word.ts'
import { listFingerprints, putEntry, removeEntry, type SearchEntry } from './store.ts'
import { insertWords, type KnownWord } from './vocabulary-store.ts'

/** Writing more at once would delay every other request. */
const ENTRIES_AT_ONCE = 20
/** Something that no mark tells of is found within this. */
const WHOLE_READING_MS = 10 * 60_000

/** What each kind looked like when it was last read whole, and when that was. */
type Marks = Map<SearchKind, { mark: string; readAt: number }>

interface State {
  marks: Marks
  running: Promise<void>
  /** Somebody asked since the reading under way began. */
  isAskedAgain: boolean
}

const states = new WeakMap<Deps, State>()

/** Reads what changed. However many ask, one reading is under way and one follows it. */
export async function refreshChanged(deps: Deps): Promise<void> {
  const state = states.get(deps) ?? {
    marks: new Map(),
    running: Promise.resolve(),
    isAskedAgain: false,
  }
  states.set(deps, state)
  if (state.isAskedAgain) return state.running
  state.isAskedAgain = true
  state.running = state.running.then(() => {
    state.isAskedAgain = false
    return refreshSearch(deps, state.marks)
  })
  return state.running
}

/** Copies what Strapi publishes. Whatever goes wrong with a kind, its last good copy stays. */
export async function refreshSearch(deps: Deps, marks: Marks = new Map()): Promise<void> {
  for (const kind of searchKinds) {
    try {
      await refreshKind(deps, kind, marks)
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown'
      deps.log.warn('search not refreshed', { reason: `${kind}: ${reason}` })
    }
  }
}

async function refreshKind(deps: Deps, kind: SearchKind, marks: Marks): Promise<void> {
  const now = deps.clock.now().getTime()
  // Asked first: what is published meanwhile changes the next one.
  const mark = await fetchMark(deps, kind)
  const last = marks.get(kind)
  if (last?.mark === mark && now - last.readAt < WHOLE_READING_MS) return
  const changes = await writeChanges(deps, kind, await fetchContents(deps, kind))
  marks.set(kind, { mark, readAt: now })
  if (changes > 0) deps.log.info('search refreshed', { count: changes })
}

async function writeChanges(
  deps: Deps,
  kind: SearchKind,
  entries: readonly SearchEntry[],
): Promise<number> {
  const { database } = deps
  const known = await listFingerprints(deps, kind)
  const published = new Map(entries.map((entry) => [entry.slug, entry]))
  const gone = [...known.keys()].filter((slug) => !published.has(slug))
  if (gone.length > 0) await database.write(gone.flatMap((slug) => removeEntry(kind, slug)))
  const changed = [...published.values()]
    .map((entry) => ({ entry, fingerprint: sha256(JSON.stringify(entry)) }))
    .filter(({ entry, fingerprint }) => known.get(entry.slug) !== fingerprint)
  const seen = new Map<string, string>()
  for (let from = 0; from < changed.length; from += ENTRIES_AT_ONCE) {
    const some = changed.slice(from, from + ENTRIES_AT_ONCE)
    await database.write([
      ...some.flatMap(({ entry, fingerprint }) => putEntry(entry, fingerprint)),
      insertWords(some.flatMap(({ entry }) => newWords(entry, seen))),
    ])
  }
  return gone.length + changed.length
}

/** The folded words that are not seen yet, or not yet in so short a spelling. */
function newWords({ title, summary, body }: SearchEntry, seen: Map<string, string>): KnownWord[] {
  const words: KnownWord[] = []
  for (const [spelling] of `${title} ${summary} ${body}`.matchAll(/\p{L}[\p{L}\p{M}]{2,39}/gu)) {
    const shown = spelling.toLowerCase()
    const word = foldWord(shown)
    const before = seen.get(word)
    if (word === '' || (before !== undefined && before.length <= shown.length)) continue
    seen.set(word, shown)
    words.push({ word, shown })
  }
  return words
}
