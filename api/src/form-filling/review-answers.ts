import type { FormAnswers } from 'content-types'
import type { Deps } from '../deps.ts'
import { fieldsOf } from '../forms/index.ts'
import { checkAnswers } from './check-answers.ts'
import { onlyAsked, openForm } from './open-form.ts'
import { wrongAnswers } from './problems.ts'
import { keepAnswers } from './save-answers.ts'
import { tidyAnswers } from './tidy-answers.ts'

/**
 * Saves the answers, whatever they are worth.
 * @throws Problem with each that is wrong, under the name of its field
 */
export async function reviewAnswers(
  deps: Deps,
  accountId: string,
  slug: string,
  given: FormAnswers,
): Promise<void> {
  const form = await openForm(deps, accountId, slug)
  const asked = tidyAnswers(onlyAsked(form.groups, given))
  const { answers, errors } = checkAnswers(fieldsOf(form.groups), asked)
  await keepAnswers(deps, accountId, form, answers, form.saved?.savedAt ?? null)
  if (errors.length > 0) throw wrongAnswers(errors)
}
