import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { deleteResetsExpiredBefore } from './store.ts'

export function resetJobs({ database, clock }: Deps): Job[] {
  const run = () => database.write([deleteResetsExpiredBefore(clock.now())])
  return [{ name: 'sweep resets', schedule: '*/20 * * * *', run }]
}
