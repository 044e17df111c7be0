import {
  receivedKinds,
  receivedStates,
  type ReceivedFilters,
  type ReceivedKind,
  type ReceivedState,
} from 'content-types'
import { queryOf } from '../../lib/api-call.ts'

export const PAGE = '/espace/recus'

/** The filters as the address of the page names them. */
export const filterNames = { kind: 'nature', theme: 'theme', state: 'etat', words: 'mots' } as const

/** Words of an address for the states; the first is what the page shows when none is named. */
export const stateWords = { all: '', new: 'nouveaux', archived: 'archives' } as const

/** A choice that the page does not offer is none. */
export function readFilters(query: URLSearchParams): ReceivedFilters {
  const typed = (name: keyof typeof filterNames) => (query.get(filterNames[name]) ?? '').trim()
  const states = Object.keys(receivedStates) as ReceivedState[]
  const kinds = Object.keys(receivedKinds) as ReceivedKind[]
  return {
    kind: kinds.find((kind) => kind === typed('kind')) ?? '',
    theme: typed('theme').slice(0, 100),
    state: states.find((state) => stateWords[state] === typed('state')) ?? 'all',
    words: typed('words'),
  }
}

/** The page with these filters, and what was just done there. */
export function listAddress(
  { kind, theme, state, words }: ReceivedFilters,
  page = 1,
  done: Record<string, string> = {},
): `/${string}` {
  const query = queryOf({
    [filterNames.kind]: kind,
    [filterNames.theme]: theme,
    [filterNames.state]: stateWords[state],
    [filterNames.words]: words,
    page: page > 1 ? page : undefined,
    ...done,
  })
  return query === '' ? PAGE : `${PAGE}?${query}`
}

export function isFiltered({ kind, theme, words }: ReceivedFilters): boolean {
  return kind !== '' || theme !== '' || words !== ''
}
