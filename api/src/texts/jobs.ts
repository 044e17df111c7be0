import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { refreshMailTexts } from './refresh-mail-texts.ts'

/** A mail leaves in its new words within half a minute. */
export function mailTextJobs(deps: Deps): Job[] {
  return [
    {
      name: 'refresh mail texts',
      schedule: '5-59/30 * * * * *',
      run: () => refreshMailTexts(deps),
    },
  ]
}
