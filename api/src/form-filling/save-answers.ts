import { isDeepStrictEqual } from 'node:util'
import type { FormAnswers } from 'content-types'
import type { Deps } from '../deps.ts'
import { findAnswers, saveAnswers } from './answer-store.ts'
import { onlyAsked, type OpenForm } from './open-form.ts'
import { changedElsewhere } from './problems.ts'
import { tidyAnswers } from './tidy-answers.ts'

/**
 * Keeps what a page holds, and says when. What is already kept is not written again; what another
 * device saved since `knownAt` is not written over.
 * @throws Problem « changed-elsewhere »
 */
export async function keepAnswers(
  deps: Deps,
  accountId: string,
  form: OpenForm,
  given: FormAnswers,
  knownAt: Date | null,
): Promise<Date> {
  const { groups, saved, carriedFrom } = form
  const { slug, version } = form.blank
  const answers = tidyAnswers(onlyAsked(groups, given))
  if (saved?.version === version && isDeepStrictEqual(saved.answers, answers)) return saved.savedAt
  const owner = { accountId, slug }
  const savedAt = await saveAnswers(deps, owner, { version, answers, carriedFrom }, knownAt)
  if (savedAt) return savedAt
  const now = await findAnswers(deps, owner)
  if (now && isDeepStrictEqual(now.answers, answers)) return now.savedAt
  throw changedElsewhere(now?.savedAt ?? deps.clock.now(), deps.clock.now())
}
