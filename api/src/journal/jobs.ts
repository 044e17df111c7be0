import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { deleteEntriesBefore } from './store.ts'

/** A year and a month: the database itself refuses to lose an entry of less than a year. */
const KEPT_MS = 396 * 24 * 3_600_000

export function journalJobs({ database, clock }: Deps): Job[] {
  const run = () => database.write([deleteEntriesBefore(new Date(clock.now().getTime() - KEPT_MS))])
  return [{ name: 'shorten the journal', schedule: '40 3 * * *', run }]
}
