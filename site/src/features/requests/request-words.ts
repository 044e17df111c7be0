import type { DraftWords } from '../drafts/draft-keeper.ts'

/** What a person typed, as the form has it. */
export interface Words {
  theme: string
  object: string
  text: string
  /** Ids of the pieces that a reply is said to bring. */
  pieces: readonly string[]
}

export const requestWords: DraftWords<Words> = {
  blank: { theme: '', object: '', text: '', pieces: [] },
  // A theme alone is no beginning.
  isBegun: ({ object, text }) => `${object}${text}`.trim() !== '',
  exactly: listed,
  roughly: (words) => listed({ ...words, object: flat(words.object), text: flat(words.text) }),
}

function listed({ theme, object, text, pieces }: Words): string {
  return JSON.stringify([theme, object, text, [...pieces].sort()])
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
