/** What a confirmation window says. */
export interface Confirmation {
  title: string
  sentences: readonly string[]
}
