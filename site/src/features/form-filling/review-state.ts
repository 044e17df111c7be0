import { randomUUID } from 'node:crypto'
import type { FillableForm, FieldError } from 'content-types'
import type { Answer, Api } from '../../lib/api.ts'
import { accepted, refusedBy, textOf, type Outcome } from '../../lib/form.ts'
import { listAddress } from './form-addresses.ts'

/** All the answers before they are sent, and what is wrong with them. */
export interface ReviewState {
  form: FillableForm
  /** Of the request that they become: the same when they are sent again. */
  key: string
  /** What goes with them. */
  text: string
  /** By the name of the field in the PDF, or of the control of the page. */
  outcome: Outcome
}

type Refusal = Extract<Answer<unknown>, { ok: false }>

export async function readReview(api: Api, slug: string): Promise<ReviewState | Refusal> {
  const form = await api.getForm(slug)
  if (!form.ok) return form
  const review = await api.reviewAnswers(slug, form.value.answers)
  if (!review.ok && review.problem.errors.length === 0) return review
  const errors: readonly FieldError[] = review.ok ? [] : review.problem.errors
  return { form: form.value, key: randomUUID(), text: '', outcome: { ...accepted, errors } }
}

/** Sends the answers, or gives them up; answers the state to show when they could not be sent. */
export async function answerReviewForm(
  api: Api,
  slug: string,
  posted: FormData,
): Promise<Response | ReviewState | Refusal> {
  if (textOf(posted, 'form') === 'removal') return giveUp(api, slug)
  const key = textOf(posted, 'key')
  const text = textOf(posted, 'text').replaceAll('\r\n', '\n')
  const sent = await api.sendForm(slug, { key, text })
  if (sent.ok)
    return api.redirect(`/espace/demandes/${encodeURIComponent(sent.value.reference)}?recu=1`)
  if (sent.problem.type === 'signed-out') return sent
  const form = await api.getForm(slug)
  return form.ok ? { form: form.value, key, text, outcome: refusedBy(sent) } : form
}

/** Answers that are no longer there are given up all the same. */
async function giveUp(api: Api, slug: string): Promise<Response | Refusal> {
  const removed = await api.removeAnswers(slug)
  if (!removed.ok && removed.problem.type !== 'not-found') return removed
  return api.redirect(`${listAddress}?fait=reponses-effacees#formulaires`)
}
