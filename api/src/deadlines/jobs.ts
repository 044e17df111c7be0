import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { refreshDeadlines } from './refresh-deadlines.ts'

export function deadlineJobs(deps: Deps): Job[] {
  const run = () => refreshDeadlines(deps)
  return [{ name: 'refresh deadlines', schedule: '10-59/30 * * * * *', run }]
}
