import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { deleteAwaitedCodesBefore } from './awaited-code-store.ts'

export function loginJobs({ database, clock }: Deps): Job[] {
  const run = () => database.write([deleteAwaitedCodesBefore(clock.now())])
  return [{ name: 'sweep awaited codes', schedule: '*/15 * * * *', run }]
}
