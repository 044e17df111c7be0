import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { deleteEndedBefore } from './delivery-store.ts'

const KEPT_MS = 30 * 24 * 3_600_000

export function webhookJobs({ database, clock }: Deps): Job[] {
  const run = () => database.write([deleteEndedBefore(new Date(clock.now().getTime() - KEPT_MS))])
  return [{ name: 'sweep told webhooks', schedule: '43 3 * * *', run }]
}
