import type { FaqSuggestions } from 'content-types'
import type { Deps } from '../deps.ts'
import { foldWords } from '../platform/fold.ts'
import { searchEntries } from './store.ts'

const CANDIDATES = 20
const SHOWN = 3
/** More words than these say nothing more. */
const MOST_WORDS = 12

/** Words of a question that say nothing of what it is about; folded. */
const empty = new Set(
  foldWords(
    'avec aux ces cette comment dans des depuis dois doit elle est etre faire fait les leur leurs ' +
      'mais mes mon moi nos notre nous par pas peut peux plus pour pourquoi puis quand que quel ' +
      'quelle quelles quels qui quoi sans ses son sont sur une une vos votre vous bonjour merci',
  ).split(' '),
)

/**
 * Frequent questions about what a person types, which may be half a word. An entry is offered when
 * it holds half of the telling words, so that one common word alone does not bring all.
 */
export async function suggestEntries(
  deps: Deps,
  typed: string,
): Promise<FaqSuggestions['suggestions']> {
  const words = tellingWords(typed)
  if (words.length === 0) return []
  const match = words.map((word) => `"${word}"*`).join(' OR ')
  const found = await searchEntries(deps, match, CANDIDATES)
  return found
    .filter((entry) => countHeld(entry.words, words) * 2 >= words.length)
    .slice(0, SHOWN)
    .map(({ slug, question, answer, themeSlug, themeName }) => ({
      slug,
      question,
      answer,
      theme: { slug: themeSlug, name: themeName },
    }))
}

function tellingWords(typed: string): string[] {
  const words = foldWords(typed)
    .split(' ')
    .filter((word) => word.length >= 3 && !empty.has(word))
  return [...new Set(words)].slice(0, MOST_WORDS)
}

function countHeld(text: string, words: readonly string[]): number {
  const held = text.split(' ')
  return words.filter((word) => held.some((one) => one.startsWith(word))).length
}
