import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { watchTimeLimits } from './watch.ts'

export function deskJobs(deps: Deps): Job[] {
  return [{ name: 'watch time limits', schedule: '30 7 * * 1-5', run: () => watchTimeLimits(deps) }]
}
