import type { MarkedText } from 'content-types'
import { foldWord } from './fold-word.ts'
import { fits, type Term } from './match.ts'

/** About two lines. */
const EXTRACT_LETTERS = 220
const BEFORE_LETTERS = 60

interface Hit {
  start: number
  end: number
  term: Term
}

/** The whole text. */
export function markWords(text: string, terms: readonly Term[]): MarkedText {
  return cut(text, hitsIn(text, terms))
}

/** The part of a text that has most of the words, or where it begins when it has none. */
export function extractOf(text: string, terms: readonly Term[]): MarkedText {
  const plain = text.replace(/\s+/g, ' ').trim()
  const hits = hitsIn(plain, terms)
  if (plain.length <= EXTRACT_LETTERS) return cut(plain, hits)
  const start = startOf(plain, hits)
  const end = wordEnd(plain, start + EXTRACT_LETTERS)
  const inside = hits
    .filter((hit) => hit.start >= start && hit.end <= end)
    .map((hit) => ({ ...hit, start: hit.start - start, end: hit.end - start }))
  return [
    ...(start > 0 ? [{ text: '… ', marked: false }] : []),
    ...cut(plain.slice(start, end), inside),
    ...(end < plain.length ? [{ text: ' …', marked: false }] : []),
  ]
}

export function holdsWords(text: string, terms: readonly Term[]): boolean {
  return hitsIn(text, terms).length > 0
}

/** A little before the hit that has the most different words after it. */
function startOf(text: string, hits: readonly Hit[]): number {
  let best = 0
  let most = 0
  for (const [at, { start }] of hits.entries()) {
    const after = hits
      .slice(at)
      .filter((hit) => hit.end <= start + EXTRACT_LETTERS - BEFORE_LETTERS)
    const words = new Set(after.map(({ term }) => term.word)).size
    if (words > most) [best, most] = [start, words]
  }
  const wanted = Math.min(best - BEFORE_LETTERS, text.length - EXTRACT_LETTERS)
  if (wanted <= 0) return 0
  return text.indexOf(' ', wanted) + 1
}

function wordEnd(text: string, wanted: number): number {
  if (wanted >= text.length) return text.length
  return Math.max(text.lastIndexOf(' ', wanted), 0) || wanted
}

function cut(text: string, hits: readonly Hit[]): MarkedText {
  const parts: MarkedText = []
  let done = 0
  for (const { start, end } of hits) {
    if (start > done) parts.push({ text: text.slice(done, start), marked: false })
    parts.push({ text: text.slice(start, end), marked: true })
    done = end
  }
  if (done < text.length) parts.push({ text: text.slice(done), marked: false })
  return parts
}

function hitsIn(text: string, terms: readonly Term[]): Hit[] {
  const hits: Hit[] = []
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const folded = foldWord(word)
    const term = terms.find((each) => fits(folded, each))
    if (term) hits.push({ start: index, end: index + word.length, term })
  }
  return hits
}
