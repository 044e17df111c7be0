import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { sweepReadings } from './asked-after-reading.ts'
import { refreshFaq } from './refresh-faq.ts'

export function faqJobs(deps: Deps): Job[] {
  return [
    { name: 'refresh faq', schedule: '5-59/15 * * * * *', run: () => refreshFaq(deps) },
    { name: 'sweep readings of the faq', schedule: '*/10 * * * *', run: () => sweepReadings(deps) },
  ]
}
