import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { tellNews } from './tell-news.ts'

/** By day alone: a telephone rings when a text message comes. */
export function paymentJobs(deps: Deps): Job[] {
  return [{ name: 'tell of payments', schedule: '*/5 8-19 * * *', run: () => tellNews(deps) }]
}
