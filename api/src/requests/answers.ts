import type { Deposit as DepositAnswer, RequestKind } from 'content-types'
import type { Context } from 'hono'
import { wantsPage, type AppEnv } from '../platform/http.ts'
import type { Problem } from '../platform/problems.ts'

const pages: Record<RequestKind, 'transmettre' | 'question'> = {
  document: 'transmettre',
  question: 'question',
}

/** To a plain form the page of the receipt, to a script its address. */
export function answerAccepted(c: Context<AppEnv>, reference: string): Response {
  const location = `/espace/demandes/${reference}?recu=1`
  if (wantsPage(c)) return c.redirect(location, 303)
  return c.json({ reference, location } satisfies DepositAnswer, 201)
}

/** To a plain form the page that shows its draft with each refusal, to a script the refusals. */
export function answerRefused(
  c: Context<AppEnv>,
  { kind, key }: { kind: RequestKind; key: string },
  refusal: Problem,
): Response {
  if (wantsPage(c)) return c.redirect(draftAddress(kind, key), 303)
  throw refusal
}

/** To a plain form the login page, which leads back to the draft. */
export function answerLate(
  c: Context<AppEnv>,
  { kind, key }: { kind: RequestKind; key: string },
  refusal: Problem,
): Response {
  if (wantsPage(c)) {
    return c.redirect(`/connexion?suite=${pages[kind]}&brouillon=${encodeURIComponent(key)}`, 303)
  }
  throw refusal
}

export function draftAddress(kind: RequestKind, key: string): string {
  return `/espace/${pages[kind]}?brouillon=${encodeURIComponent(key)}`
}
