import type { Context } from 'hono'
import { closeDoors, findContact, findNewCodeErrors, setCode } from '../accounts/index.ts'
import { enrolBrowser } from '../browsers/index.ts'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { queueNotice } from '../notifications/index.ts'
import { wakeOutbox } from '../outbox/index.ts'
import { writeIf } from '../platform/claim.ts'
import { clientOf } from '../platform/client.ts'
import type { AppEnv } from '../platform/http.ts'
import { sha256 } from '../platform/tokens.ts'
import { codeResetNotice } from './mails.ts'
import { expiredLink, unfitCode } from './problems.ts'
import { findReset, isStillGood } from './store.ts'

/** Until when the link can be used; changes nothing. */
export async function readReset(deps: Deps, token: string): Promise<{ expiresAt: string }> {
  const { expiresAt } = (await findReset(deps, sha256(token))) ?? expired()
  return { expiresAt: expiresAt.toISOString() }
}

/**
 * Sets the new code once, ends every other access and lifts every block. Who follows the link holds
 * the account's mailbox, so this browser is known from now on.
 */
export async function redeemReset(
  deps: Deps,
  c: Context<AppEnv>,
  typed: { token: string; code: string; codeAgain: string },
): Promise<void> {
  const tokenHash = sha256(typed.token)
  const { accountId } = (await findReset(deps, tokenHash)) ?? expired()
  const contact = (await findContact(deps, { accountId })) ?? expired()
  const errors = findNewCodeErrors(typed, contact)
  if (errors.length > 0) throw unfitCode(errors)

  const codeHash = await deps.hashing.run(() => deps.codes.hash(typed.code))
  const { siret } = contact
  const client = clientOf(c)
  const isDone = await writeIf(deps.database, isStillGood(deps, tokenHash), [
    ...setCode(deps, accountId, codeHash),
    ...closeDoors(accountId),
    ...enrolBrowser(deps, c, contact),
    recordEvent(deps, { event: 'code-reset', actor: 'holder', accountId, siret, client }),
    ...(await queueNotice(deps, contact, codeResetNotice(deps, contact, { client, tokenHash }))),
  ])
  if (!isDone) expired()
  wakeOutbox(deps)
}

function expired(): never {
  throw expiredLink()
}
