/** Something to mend in an entry before publishing it. */
export interface Remark {
  /** What blocks is refused at publication; advice never is. */
  severity: 'bloquant' | 'conseil'
  /** The attribute of the definition. */
  field: string
  /** Which block of a text, counted from 1. */
  block?: number
  /** As they were typed. */
  words?: string
  /** What is wrong and how to mend it, in a French sentence. */
  message: string
}

type Where = Pick<Remark, 'field' | 'block' | 'words'>

export function advise({ field, block, words }: Where, message: string): Remark {
  return { severity: 'conseil', field, block, words: words && shorten(words), message }
}

export function block({ field, block, words }: Where, message: string): Remark {
  return { severity: 'bloquant', field, block, words: words && shorten(words), message }
}

const MOST_LETTERS = 80

function shorten(words: string): string {
  const trimmed = words.trim()
  return trimmed.length > MOST_LETTERS ? `${trimmed.slice(0, MOST_LETTERS - 1)}…` : trimmed
}

/** With its place, where there is no panel beside the entry to show it. */
export function sayRemark({ block, words, message }: Remark): string {
  const place = [block && `bloc ${String(block)}`, words && `« ${words} »`]
    .filter(Boolean)
    .join(', ')
  return place === '' ? message : `${message} (${place})`
}
