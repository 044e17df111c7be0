import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { deleteBrowsersExpiredBefore } from './store.ts'

export function browserJobs({ database, clock }: Deps): Job[] {
  const run = () => database.write([deleteBrowsersExpiredBefore(clock.now())])
  return [{ name: 'forget browsers', schedule: '25 * * * *', run }]
}
