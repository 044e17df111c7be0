import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { answerFile } from '../platform/file-answer.ts'
import { wantsPage, type AppEnv } from '../platform/http.ts'
import { Problem } from '../platform/problems.ts'
import { sha256 } from '../platform/tokens.ts'
import { requireAccount } from '../sessions/index.ts'
import { readFacts } from './facts-store.ts'
import { fillBlank } from './fill.ts'
import { openForm, type OpenForm } from './open-form.ts'
import { prefill } from './prefill.ts'
import { fileName } from './send-form.ts'

/** The official PDF with what Enim knows; without a session, or when it cannot be made, as it is. */
export async function answerPrefilled(deps: Deps, c: Context<AppEnv>, slug: string) {
  try {
    const account = await requireAccount(deps, c)
    const form = await openForm(deps, account.id, slug)
    const facts = await readFacts(deps, account.id)
    const pdf = await fillBlank(deps, form, prefill(form.groups, facts), { isFinal: false })
    return answer(form, pdf)
  } catch (error) {
    if (!wantsPage(c)) throw error
    if (!(error instanceof Problem)) deps.log.error('form not prefilled', { error })
    return c.redirect(`/formulaires/${encodeURIComponent(slug)}.pdf`, 303)
  }
}

/** The official PDF with the answers that are kept, or what Enim knows as long as there are none. */
export async function answerFilled(deps: Deps, c: Context<AppEnv>, slug: string) {
  try {
    const account = await requireAccount(deps, c)
    const form = await openForm(deps, account.id, slug)
    return answer(form, await fillBlank(deps, form, form.answers, { isFinal: true }))
  } catch (refusal) {
    const isSignedOut = refusal instanceof Problem && refusal.type === 'signed-out'
    if (!isSignedOut || !wantsPage(c)) throw refusal
    return c.redirect(`/connexion?suite=remplir/${encodeURIComponent(slug)}/verifier`, 303)
  }
}

function answer({ blank }: OpenForm, pdf: Uint8Array<ArrayBuffer>): Response {
  const type = 'application/pdf'
  const facts = { name: fileName(blank), type, bytes: pdf.length, sha256: sha256(pdf) }
  return answerFile({ ...facts, as: 'inline' }, pdf)
}
