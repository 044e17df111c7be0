import {
  formatDate,
  readDate,
  requestKinds,
  requestStates,
  type FieldError,
  type RequestFilters,
  type RequestState,
  type Theme,
} from 'content-types'
import { queryOf } from '../../lib/api-call.ts'

/** The filters of `Mes demandes`, as the address of the page names them. */
export const filterNames = {
  theme: 'theme',
  kind: 'nature',
  state: 'etat',
  from: 'du',
  to: 'au',
  words: 'mots',
} as const satisfies Record<keyof RequestFilters, string>
type FilterName = keyof RequestFilters

export const kindLabels = { document: 'Envoi de documents', question: 'Question' } as const

export interface AskedFilters {
  /** As they were typed. */
  typed: RequestFilters
  /** What the api is asked; a field that is at fault filters nothing. */
  filters: RequestFilters
  errors: readonly FieldError[]
}

const MOST_WORDS = 200

export function readFilters(query: URLSearchParams): AskedFilters {
  const typed = typedFilters(query)
  const errors: FieldError[] = []
  const filters = { ...typed, from: dayOf('from'), to: dayOf('to') }
  if (filters.words.length > MOST_WORDS) {
    const message = `Cherchez avec ${MOST_WORDS} caractères au maximum.`
    errors.push({ field: filterNames.words, message })
    filters.words = ''
  }
  return { typed: { ...typed, ...given(filters) }, filters, errors }

  function dayOf(name: 'from' | 'to'): string {
    const day = typed[name] === '' ? '' : readDate(typed[name])
    if (day === undefined)
      errors.push({
        field: filterNames[name],
        message: 'Indiquez une date, par exemple 03/02/2026.',
      })
    return day ?? ''
  }
}

/** What the api says of a filter, beside the field of the page. */
export function errorsOfPage(errors: readonly FieldError[]): FieldError[] {
  return errors.map(({ field, ...error }) => ({
    ...error,
    field: isFilter(field) ? filterNames[field] : field,
  }))
}

/** The page with these filters. */
export function listAddress(filters: RequestFilters, page = 1): string {
  const named = Object.fromEntries(
    filterKeys.map((name) => [filterNames[name], filters[name]] as const),
  )
  const query = queryOf({ ...named, page: page > 1 ? page : undefined })
  return query === '' ? '/espace/demandes' : `/espace/demandes?${query}`
}

/** The same list, whole, as a spreadsheet. */
export function exportAddress(filters: RequestFilters): string {
  const query = queryOf(filters)
  return `/api/requests/export.csv${query === '' ? '' : `?${query}`}`
}

/** Each filter in words, with the address of the list without it. */
export function activeFilters(
  filters: RequestFilters,
  themes: readonly Pick<Theme, 'slug' | 'name'>[],
): { label: string; without: string }[] {
  const words: Record<FilterName, string> = {
    theme: themes.find(({ slug }) => slug === filters.theme)?.name ?? filters.theme,
    kind: filters.kind && kindLabels[filters.kind],
    state: filters.state && requestStates[filters.state],
    from: filters.from && `depuis le ${formatDate(new Date(filters.from))}`,
    to: filters.to && `jusqu’au ${formatDate(new Date(filters.to))}`,
    words: filters.words && `«\u00a0${filters.words}\u00a0»`,
  }
  return filterKeys
    .filter((name) => filters[name] !== '')
    .map((name) => ({ label: words[name], without: listAddress({ ...filters, [name]: '' }) }))
}

const filterKeys = Object.keys(filterNames) as FilterName[]

function isFilter(field: string): field is FilterName {
  return Object.hasOwn(filterNames, field)
}

/** A choice that the page does not offer is none. */
function typedFilters(query: URLSearchParams): RequestFilters {
  const typed = (name: FilterName) => (query.get(filterNames[name]) ?? '').trim()
  return {
    theme: typed('theme').slice(0, 100),
    kind: requestKinds.find((kind) => kind === typed('kind')) ?? '',
    state: isState(typed('state')) ? (typed('state') as RequestState) : '',
    from: typed('from'),
    to: typed('to'),
    words: typed('words'),
  }
}

function isState(name: string): boolean {
  return Object.hasOwn(requestStates, name)
}

/** Only what is not empty. */
function given(filters: RequestFilters): Partial<RequestFilters> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''))
}
