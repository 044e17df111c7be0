import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { deleteChallengesExpiredBefore } from './store.ts'

export function captchaJobs({ database, clock }: Deps): Job[] {
  const run = () => database.write([deleteChallengesExpiredBefore(clock.now())])
  return [{ name: 'sweep challenges', schedule: '*/10 * * * *', run }]
}
