import type { EditedWords } from '../windows/reworded.ts'

/** What a confirmation window says. */
export interface Confirmation {
  title: string
  sentences: readonly string[]
  /** For one that editors may reword. */
  wording?: EditedWords
}
