import {
  fillDoubleBraces,
  windowTextRefusals,
  type WindowText,
  type WindowTextKey,
} from 'content-types'

/** Which words of editors a window may take. */
export interface EditedWords {
  key: WindowTextKey
  values: Readonly<Record<string, string>>
  /** How many of its last sentences stay, whatever editors write. */
  kept: number
}

interface Words {
  title: string
  sentences: readonly string[]
  wording?: EditedWords
}

/** The same window in the words of editors, when there are any that can be used. */
export function reworded<W extends Words>(own: W, texts: readonly WindowText[]): W {
  const { wording, sentences } = own
  if (!wording) return own
  const text = texts.findLast(({ key }) => key === wording.key)
  if (!text || Object.values(windowTextRefusals(text)).some((found) => found.length > 0)) return own
  const fill = (words: string) => fillDoubleBraces(words, wording.values)
  const paragraphs = text.body
    .split(/\r?\n[^\S\n]*\r?\n/)
    .map((paragraph) => fill(paragraph).trim())
  const kept = sentences.slice(sentences.length - wording.kept)
  return { ...own, title: fill(text.title), sentences: [...paragraphs.filter(Boolean), ...kept] }
}
