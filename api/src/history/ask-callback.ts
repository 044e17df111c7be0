import { callbackSlots, formatDate } from 'content-types'
import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { wakeOutbox } from '../outbox/index.ts'
import { writeIf } from '../platform/claim.ts'
import { clientOf } from '../platform/client.ts'
import type { AppEnv } from '../platform/http.ts'
import { createId } from '../platform/tokens.ts'
import type { SignedIn } from '../sessions/index.ts'
import { addCallback, addMessage, endCallback, findCallback } from '../threads/index.ts'
import { callbackPossible, callbackToCome } from './action-store.ts'
import { readCallback, type ReadCallback, type TypedCallback } from './callback-fields.ts'
import { callbackLetter, queueServiceNotice } from './mails.ts'
import { isOpen, requireRequest } from './present-request.ts'
import { cannotBeCalled, refusedFields, tooManyCallbacks } from './problems.ts'
import type { FoundRequest } from './request-store.ts'

/** « Être rappelé »: one callback to come at a time, written in the thread. */
export async function askCallback(
  deps: Deps,
  c: Context<AppEnv>,
  account: SignedIn,
  { reference, typed }: { reference: string; typed: TypedCallback },
): Promise<void> {
  const request = await requireRequest(deps, account, reference)
  await requireCallable(deps, request)
  const { address } = request
  const { callback, errors } = readCallback(typed, { address, now: deps.clock.now() })
  if (!callback) throw refusedFields(errors)
  const { id: requestId } = request
  const message = employerMessage(deps, account, requestId, textOf(callback))
  const done = await writeIf(deps.database, callbackPossible(deps, requestId), [
    addCallback(deps, { requestId, ...callback }),
    ...addMessage(message),
    ...(await queueServiceNotice(deps, request, {
      letter: callbackLetter(deps.settings.publicUrl, request),
      dedupe: `callback:${message.id}`,
    })),
    recordEvent(deps, { ...by(c, account, reference), event: 'callback-asked' }),
  ])
  if (done) {
    wakeOutbox(deps)
    return
  }
  await requireCallable(deps, await requireRequest(deps, account, reference))
  throw tooManyCallbacks()
}

/** When there is none to come, there is nothing to do. */
export async function cancelCallback(
  deps: Deps,
  c: Context<AppEnv>,
  account: SignedIn,
  reference: string,
): Promise<void> {
  const { id: requestId } = await requireRequest(deps, account, reference)
  await writeIf(deps.database, callbackToCome(requestId), [
    endCallback(deps, requestId, 'cancelled'),
    ...addMessage(employerMessage(deps, account, requestId, 'Le rappel demandé est annulé.')),
    recordEvent(deps, { ...by(c, account, reference), event: 'callback-cancelled' }),
  ])
}

async function requireCallable(deps: Deps, request: FoundRequest): Promise<void> {
  if (!isOpen(request) || (await findCallback(deps, request.id))) throw cannotBeCalled()
}

function textOf({ spokenPhone, day, slot }: ReadCallback): string {
  return `Le ${formatDate(new Date(day))}, ${callbackSlots[slot]}, au ${spokenPhone}.`
}

function employerMessage({ clock }: Deps, { holder }: SignedIn, requestId: string, text: string) {
  const at = clock.now()
  const [kind, sender] = ['callback', 'employer'] as const
  return { id: createId(), requestId, at, kind, sender, author: holder, text }
}

function by(c: Context<AppEnv>, { id: accountId, siret }: SignedIn, about: string) {
  return { actor: 'holder', accountId, siret, client: clientOf(c), about } as const
}
