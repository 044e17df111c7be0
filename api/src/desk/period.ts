import { addDays, addMonths, type FieldError } from 'content-types'
import * as z from 'zod'
import type { Period } from './figures.ts'
import { wrongFields } from './problems.ts'

const DEFAULT_WEEKS = 12
const MOST_MONTHS = 24

/** As asked for in an address: the last twelve weeks when nothing is. */
export const periodQuery = z.object({
  from: z.string().max(20).default(''),
  to: z.string().max(20).default(''),
})

/** Throws a sentence beside the field that is wrong. */
export function readPeriod(asked: z.infer<typeof periodQuery>, today: string): Period {
  const to = asked.to === '' ? today : asked.to
  if (!isDay(to)) throw wrongFields([wrongDay('to')])
  const from = asked.from === '' ? addDays(to, 1 - DEFAULT_WEEKS * 7) : asked.from
  if (!isDay(from)) throw wrongFields([wrongDay('from')])
  if (from > to) {
    throw wrongFields([
      { field: 'to', message: 'Le dernier jour doit venir après le premier, ou être le même.' },
    ])
  }
  if (to >= addMonths(from, MOST_MONTHS)) {
    throw wrongFields([{ field: 'from', message: 'Choisissez une période de deux ans au plus.' }])
  }
  return { from, to }
}

/** Years that a person means. */
function isDay(day: string): boolean {
  return z.iso.date().safeParse(day).success && day >= '2000-01-01' && day < '2100-01-01'
}

function wrongDay(field: 'from' | 'to'): FieldError {
  return { field, message: 'Indiquez un jour qui existe, par exemple 04/05/2026.' }
}
