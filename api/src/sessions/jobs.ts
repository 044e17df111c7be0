import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { sweepSessions } from './lucia.ts'

export function sessionJobs(deps: Deps): Job[] {
  return [{ name: 'sweep sessions', schedule: '*/15 * * * *', run: () => sweepSessions(deps) }]
}
