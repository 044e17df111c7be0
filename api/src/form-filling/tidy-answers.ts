import type { FormAnswers } from 'content-types'

/** Browsers end lines with CR LF; no other control character is ever typed. In one order. */
export function tidyAnswers(answers: FormAnswers): FormAnswers {
  const entries = Object.entries(answers).map(([name, value]) => [name, tidy(value)] as const)
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
}

function tidy(value: string): string {
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed()
}
