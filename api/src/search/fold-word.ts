import { foldWords } from '../platform/fold.ts'

const MOST_KNOWN = 50_000

const known = new Map<string, string>()

/** One word of a text; folding costs more than finding it again, and words come back. */
export function foldWord(word: string): string {
  let folded = known.get(word)
  if (folded === undefined) {
    folded = foldWords(word)
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(word, folded)
  }
  return folded
}
