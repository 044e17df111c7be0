import type { FaqFigures } from 'content-types'
import type { Deps } from '../deps.ts'
import { countFigures } from './figures-store.ts'
import { listEntries } from './store.ts'

export async function listFaqFigures(deps: Deps): Promise<FaqFigures['figures']> {
  const entries = await listEntries(deps)
  return countFigures(
    deps,
    entries.map(({ slug }) => slug),
  )
}
