import { formatShortDate, type FillableForm, type FormAnswers, type FormField } from 'content-types'
import { fieldsOf } from '../forms/index.ts'
import type { Facts } from './facts-store.ts'

/** What is known beforehand, in the fields that have room for it: nothing is cut. */
export function prefill(groups: FillableForm['groups'], facts: Facts): FormAnswers {
  const answers: FormAnswers = {}
  for (const field of fieldsOf(groups)) {
    const value = field.fact ? valueFor(field, facts[field.fact]) : ''
    const hasRoom = field.maxLength === null || value.length <= field.maxLength
    if (value !== '' && hasRoom) answers[field.name] = value
  }
  return answers
}

function valueFor({ kind, fact }: FormField, value: string): string {
  if (kind === 'date') return fact === 'today' ? value : ''
  if (kind === 'multiline') return asWritten(fact, value)
  if (kind !== 'text' && kind !== 'number') return ''
  return asWritten(fact, value).replace(/\s*\n\s*/g, ', ')
}

function asWritten(fact: FormField['fact'], value: string): string {
  return fact === 'today' ? formatShortDate(new Date(`${value}T12:00:00Z`)) : value
}
