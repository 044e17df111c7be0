import { paymentNatures, paymentStates, type FieldError, type PaymentFilters } from 'content-types'
import { queryOf } from '../../lib/api-call.ts'

/** The filters of `Mes versements`, as the address of the page names them. */
export const filterNames = {
  year: 'annee',
  nature: 'nature',
  state: 'etat',
} as const satisfies Record<keyof PaymentFilters, string>

const refusals: Record<keyof PaymentFilters, string> = {
  year: 'Cette année n’existe pas : choisissez-en une dans la liste.',
  nature: 'Cette nature de versement n’existe pas : choisissez-en une dans la liste.',
  state: 'Cet état n’existe pas : choisissez-en un dans la liste.',
}

/** A filter that does not exist is said, and filters nothing. */
export function readFilters(query: URLSearchParams): {
  filters: PaymentFilters
  errors: FieldError[]
} {
  const typed = (name: keyof PaymentFilters) => (query.get(filterNames[name]) ?? '').trim()
  const filters: PaymentFilters = {
    year: /^[12]\d{3}$/.test(typed('year')) ? typed('year') : '',
    nature: paymentNatures.find((nature) => nature === typed('nature')) ?? '',
    state: paymentStates.find((state) => state === typed('state')) ?? '',
  }
  const errors = names
    .filter((name) => typed(name) !== filters[name])
    .map((name) => ({ field: filterNames[name], message: refusals[name] }))
  return { filters, errors }
}

const names = Object.keys(filterNames) as (keyof PaymentFilters)[]

/** The page with these filters. */
export function listAddress(filters: PaymentFilters, page = 1): string {
  const named = Object.fromEntries(names.map((name) => [filterNames[name], filters[name]]))
  const query = queryOf({ ...named, page: page > 1 ? page : undefined })
  return query === '' ? '/espace/versements' : `/espace/versements?${query}`
}

/** The same payments, all of them, as a spreadsheet. */
export function exportAddress(filters: PaymentFilters): string {
  const query = queryOf(filters)
  return `/api/payments/export.csv${query === '' ? '' : `?${query}`}`
}

export function isFiltered({ year, nature, state }: PaymentFilters): boolean {
  return year !== '' || nature !== '' || state !== ''
}

/** « Année 2026, pension » : what the sums are of, whatever the state. */
export function scopeWords({ year, nature }: PaymentFilters): string {
  const words = [year && `année ${year}`, nature].filter((word) => word !== '').join(', ')
  return words === '' ? 'Tous les versements' : words.charAt(0).toUpperCase() + words.slice(1)
}
