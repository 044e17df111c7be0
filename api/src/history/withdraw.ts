import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { wakeOutbox } from '../outbox/index.ts'
import { writeIf } from '../platform/claim.ts'
import { clientOf } from '../platform/client.ts'
import type { AppEnv } from '../platform/http.ts'
import { createId } from '../platform/tokens.ts'
import type { SignedIn } from '../sessions/index.ts'
import { addMessage, endCallback } from '../threads/index.ts'
import { setWithdrawn, stillOpen } from './action-store.ts'
import { queueServiceNotice, withdrawalLetter } from './mails.ts'
import { requireRequest } from './present-request.ts'
import { cannotWithdraw } from './problems.ts'

/** The employer takes an open request back; once is enough, and a second time changes nothing. */
export async function withdraw(
  deps: Deps,
  c: Context<AppEnv>,
  account: SignedIn,
  reference: string,
): Promise<void> {
  const request = await requireRequest(deps, account, reference)
  if (request.state === 'withdrawn') return
  const { id: requestId } = request
  const at = deps.clock.now()
  const done = await writeIf(deps.database, stillOpen(requestId), [
    setWithdrawn(requestId, at),
    endCallback(deps, requestId, 'cancelled'),
    ...addMessage({
      id: createId(),
      requestId,
      at,
      kind: 'withdrawn',
      sender: 'employer',
      author: account.holder,
      text: '',
    }),
    ...(await queueServiceNotice(deps, request, {
      letter: withdrawalLetter(deps.settings.publicUrl, request),
      dedupe: `withdrawn:${requestId}`,
    })),
    recordEvent(deps, {
      event: 'request-withdrawn',
      actor: 'holder',
      accountId: account.id,
      siret: account.siret,
      client: clientOf(c),
      about: reference,
    }),
  ])
  if (done) {
    wakeOutbox(deps)
    return
  }
  const now = await requireRequest(deps, account, reference)
  if (now.state !== 'withdrawn') throw cannotWithdraw()
}
