/** The frequent questions of a theme, or all of them. */
export function questionsAddress(theme?: string): string {
  return theme === undefined ? '/questions' : `/questions/theme/${theme}`
}

export function questionAddress(slug: string): string {
  return `/questions/${slug}`
}
