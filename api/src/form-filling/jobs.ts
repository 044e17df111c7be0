import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { removeAnswersSavedBefore } from './sweep-store.ts'

export function formFillingJobs(deps: Deps): Job[] {
  return [{ name: 'sweep answers', schedule: '55 3 * * *', run: () => sweepAnswers(deps) }]
}

/** Those that nobody came back to for a year. */
export async function sweepAnswers(deps: Deps): Promise<number> {
  const before = deps.clock.now()
  before.setUTCFullYear(before.getUTCFullYear() - 1)
  return removeAnswersSavedBefore(deps, before)
}
