/** One stretch of a text that tells of somebody, and what stands there instead. */
export interface Stretch {
  start: number
  end: number
  mark: string
}
