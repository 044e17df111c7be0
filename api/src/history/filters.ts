import { addDays, type RequestFilters, requestFiltersSchema, startOfParisDay } from 'content-types'
import * as z from 'zod'
import { matchOf } from '../platform/fold.ts'
import type { ListFilters } from './list-store.ts'

const backwards = 'Cette date vient avant celle du début\u00a0: choisissez la même ou une suivante.'

/** As they stand in an address. */
export const filtersQuery = requestFiltersSchema.refine(
  ({ from, to }) => from === '' || to === '' || from <= to,
  { path: ['to'], message: backwards },
)

export const pageQuery = requestFiltersSchema
  .extend({ page: z.coerce.number().int().min(1).max(100_000).default(1) })
  .refine(({ from, to }) => from === '' || to === '' || from <= to, {
    path: ['to'],
    message: backwards,
  })

/** The first and the last day are both in, from midnight to midnight in Paris. */
export function readFilters({ theme, kind, state, from, to, words }: RequestFilters): ListFilters {
  return {
    ...(theme !== '' && { theme }),
    ...(kind !== '' && { kind }),
    ...(state !== '' && { state }),
    ...(from !== '' && { from: startOfParisDay(from) }),
    ...(to !== '' && { before: startOfParisDay(addDays(to, 1)) }),
    match: matchOf(words),
  }
}
