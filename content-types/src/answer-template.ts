/** What stands between braces in an answer template, and is known when an agent answers. */
export const answerPlaceholders = ['reference', 'employeur', 'date', 'service'] as const
export type AnswerPlaceholder = (typeof answerPlaceholders)[number]

/** Words between braces that stand for nothing, as they were typed: « {nom} ». */
export function unknownPlaceholders(text: string): string[] {
  const words = text.match(WORD_BETWEEN_BRACES) ?? []
  return [...new Set(words)].filter((word) => !isKnown(word.slice(1, -1)))
}

/** Those unknown are left as they were typed. */
export function fillPlaceholders(text: string, values: Record<AnswerPlaceholder, string>): string {
  return text.replace(WORD_BETWEEN_BRACES, (word) => {
    const name = word.slice(1, -1)
    return isKnown(name) ? values[name] : word
  })
}

const WORD_BETWEEN_BRACES = /\{[^{}\n]{1,40}\}/g

function isKnown(name: string): name is AnswerPlaceholder {
  return (answerPlaceholders as readonly string[]).includes(name)
}
