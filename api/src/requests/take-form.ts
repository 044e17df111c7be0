import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { receiveForm, type ContentChecker, type ReceivedForm } from '../files/index.ts'
import type { AppEnv } from '../platform/http.ts'
import { Problem } from '../platform/problems.ts'
import { findExpiredHolder, requireAccount, type SignedIn } from '../sessions/index.ts'
import { answerAccepted, answerLate, answerRefused } from './answers.ts'
import { deposit, keepTyped } from './deposit.ts'
import { readForm } from './form.ts'
import { refusedForm, unknownForm } from './problems.ts'

/** What happens to a form from its first byte to its answer. */
export async function takeForm(
  deps: Deps,
  checker: ContentChecker,
  c: Context<AppEnv>,
): Promise<Response> {
  const { incoming } = c.env
  if (!incoming) throw unknownForm()
  const sender = await findSender(deps, c)
  return receiveForm(incoming, deps.blobs.temporaryFolder, async (received) => {
    // What is left of a body that was refused is not read: the connection ends with the answer.
    if (received.failure) c.header('connection', 'close')
    if ('refusal' in sender) {
      const form = readForm(received.fields)
      await keepTyped(deps, sender.accountId, form, [])
      return answerLate(c, form, sender.refusal)
    }
    if (received.failure) return answerUnread(deps, c, sender.id, received)
    const outcome = await deposit(deps, checker, sender, received)
    if (outcome.kind === 'accepted') return answerAccepted(c, outcome.reference)
    return answerRefused(c, outcome.form, refusedForm(outcome.errors))
  })
}

/** Who is signed in, or whose session ended while the form was being filled. */
async function findSender(
  deps: Deps,
  c: Context<AppEnv>,
): Promise<SignedIn | { accountId: string; refusal: Problem }> {
  try {
    return await requireAccount(deps, c)
  } catch (refusal) {
    const holder = refusal instanceof Problem ? await findExpiredHolder(deps, c) : undefined
    if (!holder) throw refusal
    return { accountId: holder.accountId, refusal: refusal as Problem }
  }
}

/** The body was too large, too slow or cut: the fields that came are kept, no file is. */
async function answerUnread(
  deps: Deps,
  c: Context<AppEnv>,
  accountId: string,
  { fields, failure }: ReceivedForm & { failure: Problem | undefined },
): Promise<Response> {
  if (!failure) throw unknownForm()
  const form = readForm(fields)
  await keepTyped(deps, accountId, form, [{ field: 'files', message: failure.title }])
  return answerRefused(c, form, failure)
}
