import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { refreshThemes } from './refresh-themes.ts'

/** A new theme can be chosen within ten seconds. */
export function themeJobs(deps: Deps): Job[] {
  return [{ name: 'refresh themes', schedule: '*/10 * * * * *', run: () => refreshThemes(deps) }]
}
