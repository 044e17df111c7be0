import { formatShortDate, type FormField } from 'content-types'

/** The value of a ticked box. */
export const TICKED = 'oui'

/** What was answered, as it is read: nothing when nothing was. */
export function answerWords({ kind, options }: FormField, value: string): string[] {
  if (kind === 'checkbox') return [value === TICKED ? 'Oui' : 'Non']
  if (value.trim() === '') return []
  if (kind === 'date') return [dateAsTyped(value)]
  if (kind === 'multiline') return value.split('\n')
  return choicesOf(value).map((one) => options.find((option) => option.value === one)?.label ?? one)
}

export function choicesOf(value: string): string[] {
  return value.split('\n').filter((one) => one !== '')
}

/** « 03/02/2026 »: a day that was checked is kept as 2026-02-03. */
export function dateAsTyped(value: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return value
  const date = new Date(`${value}T12:00:00Z`)
  return Number.isNaN(date.getTime()) ? value : formatShortDate(date)
}
