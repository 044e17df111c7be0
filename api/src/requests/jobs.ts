import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { sweepRequests } from './sweep.ts'

export function requestJobs(deps: Deps): Job[] {
  return [{ name: 'sweep requests', schedule: '41 4 * * *', run: () => sweepRequests(deps) }]
}
