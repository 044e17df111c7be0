import type { Deps } from '../deps.ts'
import { isDateSharedByMoreThan, setAsked } from './validation-fact-store.ts'

/** A date that so many employers find on a title of theirs proves nothing. */
const SHARED_BY = 20

/** Whether a first connection may ask for the date of issue of a title. */
export async function decideAskedFacts(deps: Pick<Deps, 'database'>): Promise<void> {
  const isCommon = await isDateSharedByMoreThan(deps, SHARED_BY)
  await deps.database.write([setAsked('date', !isCommon)])
}
