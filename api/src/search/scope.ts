import type { SearchKind } from 'content-types'

/** Whose contents are searched, and of which kind. */
export interface Scope {
  kind?: SearchKind | undefined
  withReserved: boolean
}

/** From the first, up to but not including the second. */
export type Range = readonly [number, number]

/** More contents than there will ever be of one kind. */
const ROOM = 1_000_000_000

const places = { page: 0, faq: 1, form: 2, news: 3, reserved: 4 } as const

/**
 * The ids of what may be found. The index finds a range of them at no cost, whereas words that most
 * texts have would be counted in each.
 */
export function rangeOf({ kind, withReserved }: Scope): Range {
  const end = withReserved ? places.reserved + 1 : places.reserved
  if (kind === undefined) return [0, end * ROOM]
  const place = places[kind]
  return [place * ROOM, (kind === 'news' ? end : place + 1) * ROOM]
}

/** The ids that contents of this kind get, reserved or not. */
export function placeOf(kind: SearchKind, reserved: boolean): Range {
  const place = reserved ? places.reserved : places[kind]
  return [place * ROOM, (place + 1) * ROOM]
}
