import { limits, type ReceivedFilters, type ReceivedList } from 'content-types'
import type { Deps } from '../deps.ts'
import { matchOf } from '../platform/fold.ts'
import { countReceived } from './count-store.ts'
import { readLines } from './line-store.ts'
import { findIds, listIds, MOST_FOUND, type ListScope } from './list-store.ts'

interface Asked extends ReceivedFilters {
  page: number
  limit?: number | undefined
}

/** One page of what Enim gave to the account, newest first. */
export async function listReceived(
  deps: Deps,
  accountId: string,
  { page, limit = limits.pageSize, words, ...filters }: Asked,
): Promise<ReceivedList> {
  const scope = scopeOf(filters)
  const { total: listed, ...counts } = await countReceived(deps, accountId, scope)
  const place = { limit, offset: (page - 1) * limit }
  const match = matchOf(words)
  const found = match === undefined ? undefined : await findIds(deps, accountId, scope, match)
  const ids = found
    ? found.slice(0, MOST_FOUND).slice(place.offset, place.offset + limit)
    : await listIds(deps, accountId, scope, place)
  const total = found ? Math.min(found.length, MOST_FOUND) : listed
  return {
    items: await readLines(deps, accountId, ids),
    page,
    pages: Math.max(1, Math.ceil(total / limit)),
    total,
    hasMore: found !== undefined && found.length > MOST_FOUND,
    counts,
  }
}

function scopeOf({ kind, theme, state }: Omit<ReceivedFilters, 'words'>): ListScope {
  return { state, ...(kind !== '' && { kind }), ...(theme !== '' && { theme }) }
}
