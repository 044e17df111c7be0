import type { FieldError, FillableForm, FormAnswers } from 'content-types'
import type { Answer, Api } from '../../lib/api.ts'
import { accepted, type Outcome } from '../../lib/form.ts'
import { controlName } from './control-name.ts'

/** What one page of the form shows: its answers as they are kept, or as they were refused. */
export interface StepState {
  form: FillableForm
  /** From 1. */
  step: number
  answers: FormAnswers
  /** When what the page builds on was kept; null for never. */
  knownAt: string | null
  /** Its reader comes from the review, and goes back there. */
  returns: boolean
  outcome: Outcome
  /** Why what was typed here was not kept over what another device wrote. */
  conflict?: string | undefined
}

type Refusal = Extract<Answer<unknown>, { ok: false }>
export type Group = FillableForm['groups'][number]

/** Nothing when the form has no such page. */
export async function readStep(
  api: Api,
  { slug, step, returns }: { slug: string; step: number; returns: boolean },
): Promise<StepState | Refusal | undefined> {
  const form = await api.getForm(slug)
  if (!form.ok) return form
  const group = groupOf(form.value, step)
  if (!group) return undefined
  const { answers, savedAt: knownAt } = form.value
  const outcome = { ...accepted, errors: returns ? await errorsOf(api, form.value, group) : [] }
  return { form: form.value, step, answers, knownAt, returns, outcome }
}

export function groupOf(form: FillableForm, step: number): Group | undefined {
  return form.groups[step - 1]
}

/** The first page with a required answer to give; after the last one when there is none. */
export function firstStepToFill({ groups, answers }: FillableForm): number {
  const place = groups.findIndex(({ fields }) =>
    fields.some(({ name, kind, required }) => required && kind !== 'checkbox' && !answers[name]),
  )
  return place === -1 ? groups.length + 1 : place + 1
}

/** The review is a step too. */
export function titleOf(step: number, { title, groups }: FillableForm, group: Group): string {
  return `Étape ${step} sur ${groups.length + 1}\u00a0: ${group.title} – ${title}`
}

/** Under the names of the controls that show them. */
export function errorsBesideControls(errors: readonly FieldError[]): FieldError[] {
  return errors.map((error) => ({ ...error, field: controlName(error.field) }))
}

/** What the review says of this page alone. */
async function errorsOf(api: Api, form: FillableForm, group: Group): Promise<FieldError[]> {
  const review = await api.reviewAnswers(form.slug, form.answers)
  if (review.ok) return []
  const names = new Set(group.fields.map(({ name }) => name))
  return errorsBesideControls(review.problem.errors.filter(({ field }) => names.has(field)))
}
