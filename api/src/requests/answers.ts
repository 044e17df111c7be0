import type { Deposit as DepositAnswer, DraftKind } from 'content-types'
import type { Context } from 'hono'
import { wantsPage, type AppEnv } from '../platform/http.ts'
import { answerProblem, type Problem } from '../platform/problems.ts'

interface Form {
  kind: DraftKind
  key: string
  /** Of the request that a reply belongs to. */
  reference?: string | null
}

function pageOf({ kind, reference }: Form): string {
  if (kind === 'reply') return `demandes/${encodeURIComponent(reference ?? '')}`
  return kind === 'document' ? 'transmettre' : 'question'
}

/** To a plain form the page that shows what was sent, to a script its address. */
export function answerAccepted(
  c: Context<AppEnv>,
  { reference, location }: DepositAnswer,
): Response {
  if (wantsPage(c)) return c.redirect(location, 303)
  return c.json({ reference, location } satisfies DepositAnswer, 201)
}

/** To a plain form the page that shows its draft with each refusal, to a script the refusals. */
export function answerRefused(c: Context<AppEnv>, form: Form, refusal: Problem): Response {
  return wantsPage(c) ? c.redirect(draftAddress(form), 303) : answerProblem(refusal)
}

/** To a plain form the login page, which leads back to the draft when there is one. */
export function answerSignedOut(c: Context<AppEnv>, refusal: Problem, form?: Form): Response {
  if (!wantsPage(c)) return answerProblem(refusal)
  const draft = form ? `&brouillon=${encodeURIComponent(form.key)}` : ''
  return c.redirect(`/connexion?suite=${form ? pageOf(form) : 'transmettre'}${draft}`, 303)
}

export function draftAddress(form: Form): string {
  return `/espace/${pageOf(form)}?brouillon=${encodeURIComponent(form.key)}`
}
