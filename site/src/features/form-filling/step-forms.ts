import type { FillableForm, FormAnswers } from 'content-types'
import type { Answer, Api } from '../../lib/api.ts'
import { refusedBy, textOf } from '../../lib/form.ts'
import { listAddress, reviewAddress, stepAddress } from './form-addresses.ts'
import { readAnswers } from './read-answers.ts'
import { errorsBesideControls, groupOf, type Group, type StepState } from './step-state.ts'

type Refusal = Extract<Answer<unknown>, { ok: false }>
interface Place {
  slug: string
  step: number
}

/**
 * Keeps what one page holds, and leads where its button says. Answers the state to show when it
 * could not be kept, the refusal when not even the form could be read.
 */
export async function answerStepForm(
  api: Api,
  { slug, step }: Place,
  posted: FormData,
): Promise<Response | StepState | Refusal | undefined> {
  const form = await api.getForm(slug)
  if (!form.ok) return form
  const group = groupOf(form.value, step)
  if (!group) return undefined
  const answers = { ...form.value.answers, ...typedIn(group, posted) }
  const knownAt = textOf(posted, 'known') || null
  const saved = await api.saveAnswers(slug, { answers, knownAt })
  if (saved.ok) return api.redirect(nextAddress(form.value, step, posted))

  const state = { form: form.value, step, answers, returns: returnsToReview(posted) }
  if (saved.problem.type === 'signed-out') return saved
  if (saved.problem.type !== 'changed-elsewhere') {
    const outcome = refusedBy(saved)
    return {
      ...state,
      knownAt,
      outcome: { ...outcome, errors: errorsBesideControls(outcome.errors) },
    }
  }
  const { title, status } = saved.problem
  // Sent again, it is kept over what the other device wrote.
  return { ...state, knownAt: form.value.savedAt, conflict: title, outcome: { errors: [], status } }
}

function typedIn({ fields }: Group, posted: FormData): FormAnswers {
  const names = new Set(fields.map(({ name }) => name))
  return Object.fromEntries(Object.entries(readAnswers(posted)).filter(([name]) => names.has(name)))
}

function nextAddress({ slug, groups }: FillableForm, step: number, posted: FormData) {
  switch (textOf(posted, 'form')) {
    case 'later':
      return `${listAddress}?fait=reponses-enregistrees#formulaires` as const
    case 'keep':
      return stepAddress(slug, step, { returns: returnsToReview(posted) })
    case 'back':
      return stepAddress(slug, Math.max(step - 1, 1))
    default:
      return returnsToReview(posted) || step === groups.length
        ? reviewAddress(slug)
        : stepAddress(slug, step + 1)
  }
}

function returnsToReview(posted: FormData): boolean {
  return textOf(posted, 'retour') === 'verifier'
}
