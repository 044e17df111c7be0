import type { Context } from 'hono'
import { prepareEnrolment } from '../browsers/index.ts'
import type { Deps } from '../deps.ts'
import { queueNotice } from '../notifications/index.ts'
import { wakeOutbox } from '../outbox/index.ts'
import { clientOf } from '../platform/client.ts'
import type { Statement } from '../platform/database.ts'
import type { AppEnv } from '../platform/http.ts'
import { createId } from '../platform/tokens.ts'
import { startSession, type Proved, type SignedIn } from '../sessions/index.ts'
import { newBrowserLetter } from './mails.ts'

interface Holder extends Proved {
  mobile: string | null
}

/** A session on a browser that becomes known to the account, and a notice to its holder. */
export async function openToNewBrowser(
  deps: Deps,
  c: Context<AppEnv>,
  account: Holder,
  alongside: readonly Statement[],
): Promise<SignedIn> {
  const { browserHash, statements } = prepareEnrolment(deps, c, account)
  const notice = await queueNotice(deps, account, {
    kind: 'security',
    letter: newBrowserLetter(deps, account, { client: clientOf(c), at: deps.clock.now() }),
    dedupe: `new-browser:${createId()}`,
  })
  const session = await startSession(deps, c, account, {
    browserHash,
    alongside: [...alongside, ...statements, ...notice],
  })
  wakeOutbox(deps)
  return session
}
