import type { APIContext } from 'astro'
import {
  formatSiret,
  validationFacts,
  type Registration,
  type RegistrationStep,
} from 'content-types'
import type { Answer, Api } from '../../lib/api.ts'
import { accepted, readForm, refusedBy, textOf, type Outcome } from '../../lib/form.ts'
import { sendStep, type StepForm } from './send-step.ts'

/** What a step shows of the registration; the rest is unknown while the api does not answer. */
export type Shown = Pick<Registration, 'id' | 'siret' | 'step' | 'fact'> & Partial<Registration>

export interface RegistrationState extends Outcome {
  /** The step to show; without one, the SIRET is asked. */
  shown?: Shown
  /** Which of the page's forms was refused, and what it held: codes are never shown again. */
  form?: StepForm
  typed: FormData
  /** Said above the step: it has moved on in another tab, its time is over, an account exists. */
  notice?: string | undefined
}

const PAGE = '/connexion/premiere-connexion'

const stepOf: Partial<Record<StepForm, RegistrationStep>> = {
  answer: 'question',
  key: 'question',
  details: 'details',
}

/** Takes the form of a step, then shows the step that the api says is reached. */
export async function readRegistration(
  context: APIContext,
  api: Api,
): Promise<Response | RegistrationState> {
  if (context.request.method === 'POST') return takeForm(context, api)
  const typed = new FormData()
  if (context.url.searchParams.has('autre')) return { ...accepted, typed }
  const present = await api.getRegistration()
  if (present.ok) return { ...accepted, typed, shown: present.value }
  return { ...(isOver(present) ? accepted : refusedBy(present)), typed }
}

async function takeForm({ request }: APIContext, api: Api): Promise<Response | RegistrationState> {
  const typed = await readForm(request)
  const { form, answer } = await sendStep(api, typed)
  if (answer.ok) return api.redirect(PAGE)
  const outcome = refusedBy(answer)
  if (form === 'siret') return { ...outcome, typed, form }
  if (outcome.type === 'account-exists') return { ...aside(outcome), typed }
  const present = await api.getRegistration()
  if (!present.ok) {
    // What was typed is shown again even while the api does not answer.
    return isOver(present)
      ? { ...aside(outcome), typed }
      : { ...outcome, typed, form, shown: shownBy(typed, form) }
  }
  const shown = present.value
  return outcome.type === 'wrong-step'
    ? { ...aside(outcome), typed: new FormData(), shown }
    : { ...outcome, typed, form, shown }
}

function aside(outcome: Outcome) {
  return { ...outcome, refusal: undefined, notice: outcome.refusal }
}

function isOver(answer: Answer<Registration>): boolean {
  return !answer.ok && answer.problem.status < 500 && answer.problem.type !== 'too-many'
}

function shownBy(typed: FormData, form: StepForm): Shown {
  const asked = textOf(typed, 'fact')
  return {
    id: textOf(typed, 'id'),
    siret: textOf(typed, 'siret'),
    step: stepOf[form] ?? 'question',
    fact: validationFacts.find((fact) => fact === asked) ?? 'number',
  }
}

/** « 123 456 782 00010 » of the registration, or what was typed of it. */
export function siretOf({ shown, typed }: RegistrationState): string {
  return formatSiret(shown?.siret ?? (textOf(typed, 'siret') || textOf(typed, 'new-siret')))
}
