import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { describeTally, type Tally } from './tally.ts'

/** Tells the journal what an import brought. */
export async function recordImport(
  deps: Pick<Deps, 'database' | 'clock'>,
  label: string,
  tally: Tally,
  signal?: AbortSignal,
): Promise<void> {
  const ending = signal?.aborted ? ' (interrompu)' : ''
  const about = `${label} : ${describeTally(tally)}${ending}`
  await deps.database.write([recordEvent(deps, { event: 'imported', actor: 'enim', about })])
}
