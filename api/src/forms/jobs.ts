import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { refreshForms } from './refresh-forms.ts'

export function formJobs(deps: Deps): Job[] {
  return [{ name: 'refresh forms', schedule: '9-59/15 * * * * *', run: () => refreshForms(deps) }]
}
