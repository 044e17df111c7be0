import type { Deps } from '../deps.ts'
import { matchOf, type Term } from './match.ts'
import type { Scope } from './scope.ts'
import { spellingDistance } from './spelling-distance.ts'
import { hasEntry } from './store.ts'
import { findAlike, type KnownWord } from './vocabulary-store.ts'

const CANDIDATES = 60
const NEAR = 3

export interface Resolved {
  typed: string
  /** What is searched for; nothing when no text has anything like it. */
  term: Term | undefined
  /** How the word is written that is searched for instead. */
  correction: string | undefined
}

/**
 * What to search for each word: the word; else longer words that begin so; else, since nobody
 * wrote it, the word that it is nearest to. Texts that may not be found say nothing here either.
 */
export async function resolveWords(
  deps: Deps,
  words: readonly string[],
  scope: Scope,
): Promise<Resolved[]> {
  return Promise.all(words.map((word) => resolve(deps, word, scope)))
}

/** Words that look like one that nobody wrote, as they are written. */
export async function findNear(deps: Deps, word: string, scope: Scope): Promise<string[]> {
  const alike = await findAlike(deps, word, CANDIDATES)
  const near: string[] = []
  for (const { word: known, shown } of nearestFirst(word, alike, Math.ceil(word.length / 2))) {
    if (near.length === NEAR) break
    if (await isWritten(deps, { word: known, isBeginning: false }, scope)) near.push(shown)
  }
  return near
}

async function resolve(deps: Deps, word: string, scope: Scope): Promise<Resolved> {
  const whole = { word, isBeginning: false }
  const beginning = { word, isBeginning: true }
  for (const term of [whole, beginning]) {
    if (await isWritten(deps, term, scope)) return { typed: word, term, correction: undefined }
  }
  const nearest = await findNearest(deps, word, scope)
  return {
    typed: word,
    term: nearest && { word: nearest.word, isBeginning: false },
    correction: nearest?.shown,
  }
}

async function findNearest(deps: Deps, word: string, scope: Scope): Promise<KnownWord | undefined> {
  const most = errorsIn(word)
  if (most === 0) return undefined
  const alike = await findAlike(deps, word, CANDIDATES)
  for (const known of nearestFirst(word, alike, most)) {
    if (await isWritten(deps, { word: known.word, isBeginning: false }, scope)) return known
  }
  return undefined
}

/** In a short word one wrong letter already makes another word; numbers are what they are. */
function errorsIn(word: string): number {
  if (word.length < 4 || /\p{N}/u.test(word)) return 0
  return word.length < 8 ? 1 : 2
}

function nearestFirst(word: string, alike: readonly KnownWord[], most: number): KnownWord[] {
  return alike
    .map((known) => ({ known, distance: spellingDistance(word, known.word, most) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance)
    .map(({ known }) => known)
}

function isWritten(deps: Deps, term: Term, scope: Scope): Promise<boolean> {
  return hasEntry(deps, matchOf([term]), scope)
}
