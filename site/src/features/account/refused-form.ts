import type { APIContext } from 'astro'
import type { Answer } from '../../lib/api.ts'
import { refusedBy, type Outcome } from '../../lib/form.ts'
import { refuse } from '../session/refuse.ts'

/** Which of a page's forms was refused, and what it shows again; never a code. */
export interface RefusedForm extends Outcome {
  form: string
  typed: Readonly<Record<string, string>>
}

interface Posted {
  form: string
  typed?: RefusedForm['typed']
  /** Names that the page gives to fields which the api calls otherwise. */
  names?: Readonly<Record<string, string>>
}

/** The page shows the form again; whoever is no longer logged in goes to the login page. */
export async function refuseForm(
  context: APIContext,
  answer: Extract<Answer<unknown>, { ok: false }>,
  { form, typed = {}, names = {} }: Posted,
): Promise<Response | RefusedForm> {
  if (answer.problem.type === 'signed-out') return refuse(context, answer)
  const outcome = refusedBy(answer)
  const errors = outcome.errors.map((error) => ({
    ...error,
    field: names[error.field] ?? error.field,
  }))
  return { ...outcome, errors, form, typed }
}

/** The refusal, for the form that it is about; the page's other forms are as usual. */
export function refusalOf(refused: RefusedForm | undefined, form: string): RefusedForm {
  return refused?.form === form ? refused : { form, typed: {}, errors: [], status: 200 }
}
