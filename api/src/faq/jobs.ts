import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { refreshFaq } from './refresh-faq.ts'

export function faqJobs(deps: Deps): Job[] {
  return [{ name: 'refresh faq', schedule: '5-59/15 * * * * *', run: () => refreshFaq(deps) }]
}
