import { parisDay } from 'content-types'
import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { deleteFruitless } from './fruitless-store.ts'
import { refreshChanged } from './refresh-search.ts'

/** Longer than editors look back. */
const KEPT_MS = 90 * 24 * 60 * 60_000

export function searchJobs(deps: Deps): Job[] {
  return [
    { name: 'refresh search', schedule: '*/10 * * * * *', run: () => refreshChanged(deps) },
    { name: 'forget searches', schedule: '23 4 * * *', run: () => forgetSearches(deps) },
  ]
}

async function forgetSearches({ database, clock }: Deps): Promise<void> {
  const before = parisDay(new Date(clock.now().getTime() - KEPT_MS))
  await database.write([deleteFruitless(before)])
}
