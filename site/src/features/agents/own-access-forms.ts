import type { APIContext } from 'astro'
import type { Answer } from '../../lib/api-call.ts'
import type { Desk } from '../../lib/desk.ts'
import { passwordOf, readForm, refusedBy, textOf, type Outcome } from '../../lib/form.ts'
import { refuseAgent } from './refuse-agent.ts'

/** What became of one of the forms of « Mon accès ». */
export type OwnAccess =
  | { kind: 'refused'; form: 'password' | 'recovery'; outcome: Outcome }
  /** Shown once. */
  | { kind: 'renewed'; codes: readonly string[] }

const PAGE = '/agents/compte'
/** Two forms of one page ask for a code. */
export const RECOVERY_FIELD = 'recoveryCode'

export async function answerOwnAccess(
  context: APIContext,
  desk: Desk,
): Promise<Response | OwnAccess> {
  const form = await readForm(context.request)
  if (textOf(form, 'form') === 'recovery') {
    const renewed = await desk.renewRecoveryCodes({ code: textOf(form, RECOVERY_FIELD) })
    return renewed.ok
      ? { kind: 'renewed', codes: renewed.value.recoveryCodes }
      : refuse(context, renewed, 'recovery')
  }
  const changed = await desk.changePassword({
    old: passwordOf(form, 'old'),
    password: passwordOf(form, 'password'),
    passwordAgain: passwordOf(form, 'passwordAgain'),
    code: textOf(form, 'code'),
  })
  return changed.ok
    ? desk.redirect(`${PAGE}?fait=mot-de-passe`)
    : refuse(context, changed, 'password')
}

async function refuse(
  context: APIContext,
  answer: Extract<Answer<unknown>, { ok: false }>,
  form: 'password' | 'recovery',
): Promise<Response | OwnAccess> {
  if (answer.problem.type === 'signed-out') return refuseAgent(context, answer)
  const outcome: Outcome = refusedBy(answer)
  const named = form === 'recovery' ? RECOVERY_FIELD : 'code'
  const errors = outcome.errors.map((error) =>
    error.field === 'code' ? { ...error, field: named } : error,
  )
  return { kind: 'refused', form, outcome: { ...outcome, errors } }
}
