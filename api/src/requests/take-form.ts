import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import {
  findRefusal,
  receiveForm,
  type BodyBounds,
  type ContentChecker,
  type ReceivedFile,
  type ReceivedForm,
} from '../files/index.ts'
import type { AppEnv } from '../platform/http.ts'
import { Problem } from '../platform/problems.ts'
import { findExpiredHolder, requireAccount, type SignedIn } from '../sessions/index.ts'
import { answerAccepted, answerRefused, answerSignedOut } from './answers.ts'
import { readForm } from './form.ts'
import { keepTyped } from './keep-form.ts'
import { filesToChooseAgain, unknownForm } from './problems.ts'
import { send } from './send.ts'

type Sender =
  | { kind: 'signed-in'; account: SignedIn }
  | { kind: 'late'; accountId: string; refusal: Problem }
  | { kind: 'unknown'; refusal: Problem }

/** What happens to a form from its first byte to its answer. */
export async function takeForm(
  deps: Deps,
  checker: ContentChecker,
  c: Context<AppEnv>,
  bounds: Partial<BodyBounds>,
): Promise<Response> {
  const { incoming } = c.env
  if (!incoming || !('complete' in incoming)) throw unknownForm()
  const sender = await findSender(deps, c)
  if (sender.kind === 'unknown') return answerSignedOut(c, sender.refusal)
  const { temporaryFolder } = deps.blobs
  if (sender.kind === 'late') {
    const take = (received: ReceivedForm) => takeLate(deps, c, sender, received)
    return receiveForm(incoming, temporaryFolder, take, { bounds })
  }
  const take = (received: ReceivedForm) => takeWhole(deps, c, sender.account, received)
  const judge = (file: ReceivedFile) => findRefusal(checker, file)
  return receiveForm(incoming, temporaryFolder, take, { bounds, judge })
}

/** Who is signed in, or whose session ended while the form was being filled. */
async function findSender(deps: Deps, c: Context<AppEnv>): Promise<Sender> {
  try {
    return { kind: 'signed-in', account: await requireAccount(deps, c) }
  } catch (refusal) {
    if (!(refusal instanceof Problem)) throw refusal
    const holder = await findExpiredHolder(deps, c)
    return holder ? { kind: 'late', ...holder, refusal } : { kind: 'unknown', refusal }
  }
}

async function takeWhole(
  deps: Deps,
  c: Context<AppEnv>,
  account: SignedIn,
  received: ReceivedForm,
): Promise<Response> {
  if (received.failure) return takeCut(deps, c, account.id, received, received.failure)
  const sending = await send(deps, account, received)
  if (sending.kind === 'accepted') return answerAccepted(c, sending)
  return answerRefused(c, sending.form, sending.refusal)
}

/** Keeps what was typed, for whoever the ended session belonged to. */
async function takeLate(
  deps: Deps,
  c: Context<AppEnv>,
  { accountId, refusal }: { accountId: string; refusal: Problem },
  received: ReceivedForm,
): Promise<Response> {
  const form = readForm(received)
  const { unread } = received
  await keepTyped(deps, accountId, form, unread.length > 0 ? [filesToChooseAgain()] : [])
  return answerSignedOut(c, refusal, form)
}

/** The body was too large, too slow or cut: the fields that came are kept, no file is. */
async function takeCut(
  deps: Deps,
  c: Context<AppEnv>,
  accountId: string,
  received: ReceivedForm,
  failure: Problem,
): Promise<Response> {
  const form = readForm(received)
  await keepTyped(deps, accountId, form, [{ field: 'files', message: failure.title }])
  const answer = answerRefused(c, form, failure)
  // What is left of the body is not read: the connection ends with the answer.
  answer.headers.set('connection', 'close')
  return answer
}
