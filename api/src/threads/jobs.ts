import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { computeDelays } from './compute-delays.ts'

export function threadJobs(deps: Deps): Job[] {
  return [{ name: 'compute delays', schedule: '42 * * * *', run: () => computeDelays(deps) }]
}
