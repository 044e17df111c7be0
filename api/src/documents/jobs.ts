import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { sendNotices } from './send-notices.ts'

export function documentJobs(deps: Deps): Job[] {
  return [{ name: 'tell of documents', schedule: '* * * * *', run: () => sendNotices(deps) }]
}
