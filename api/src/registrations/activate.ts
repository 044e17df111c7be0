import { channels, notificationKinds } from 'content-types'
import type { Context } from 'hono'
import { closeDoors, findAccountId, insertAccount, reopenAccount } from '../accounts/index.ts'
import { enrolBrowser } from '../browsers/index.ts'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { recordConsents } from '../notifications/index.ts'
import { queueMail, wakeOutbox } from '../outbox/index.ts'
import { writeIf } from '../platform/claim.ts'
import { clientOf } from '../platform/client.ts'
import type { Statement } from '../platform/database.ts'
import type { AppEnv } from '../platform/http.ts'
import { createId, sha256 } from '../platform/tokens.ts'
import { deleteActivationKey } from '../registry/index.ts'
import {
  deleteRegistrationsOf,
  findUnconfirmed,
  isActivable,
  type Unconfirmed,
} from './link-store.ts'
import { welcomeLetter } from './mails.ts'
import { linkExpired } from './problems.ts'
import { forgetTries } from './tries-store.ts'

/** Until when a mailed link can be used; changes nothing, so that a mail scanner may follow it. */
export async function readLink(deps: Deps, token: string): Promise<{ expiresAt: string }> {
  const unconfirmed = await findUnconfirmed(deps, { linkHash: sha256(token) })
  if (!unconfirmed) throw linkExpired()
  return { expiresAt: unconfirmed.expiresAt.toISOString() }
}

/** Makes the account, once: of many that use the link at the same time, one succeeds. */
export async function activate(
  deps: Deps,
  c: Context<AppEnv>,
  token: string,
): Promise<{ siret: string }> {
  const linkHash = sha256(token)
  const unconfirmed = await findUnconfirmed(deps, { linkHash })
  if (!unconfirmed) throw linkExpired()
  const { siret } = unconfirmed
  const closedId = await findAccountId(deps, siret)
  const account = { id: closedId ?? createId(), siret }
  const written = await writeIf(deps.database, isActivable(deps, linkHash), [
    openAccount(deps, account.id, closedId !== undefined, unconfirmed),
    ...closeDoors(account.id),
    ...chooseNotifications(account.id, unconfirmed),
    deleteActivationKey(siret),
    deleteRegistrationsOf(siret),
    forgetTries(siret),
    recordEvent(deps, {
      event: 'account-activated',
      actor: 'holder',
      siret,
      accountId: account.id,
      client: clientOf(c),
    }),
    ...enrolBrowser(deps, c, account),
    welcome(deps, account.id, unconfirmed),
  ])
  if (!written) throw linkExpired()
  wakeOutbox(deps)
  return { siret }
}

function openAccount(deps: Deps, id: string, isReopened: boolean, unconfirmed: Unconfirmed) {
  const { siret, holder, email, mobile, codeHash, pepperId } = unconfirmed
  const account = { id, siret, holder, email, mobile, codeHash: { hash: codeHash, pepperId } }
  return isReopened ? reopenAccount(deps, account) : insertAccount(deps, account)
}

/** A no is kept too: the holder before, of an account closed since, may have said yes. */
function chooseNotifications(accountId: string, unconfirmed: Unconfirmed) {
  const { notifications, consentVersion: textVersion, consentedAt: at } = unconfirmed
  const choices = notificationKinds.flatMap((kind) =>
    channels.map((channel) => ({ kind, channel, accepted: notifications })),
  )
  return recordConsents(accountId, choices, { textVersion, at })
}

function welcome(
  deps: Deps,
  accountId: string,
  { id, siret, holder, email }: Unconfirmed,
): Statement {
  const { publicUrl } = deps.settings
  return queueMail(deps, {
    to: email,
    letter: welcomeLetter({ holder, siret, publicUrl }),
    dedupe: `welcome:${id}`,
    accountId,
    priority: 'urgent',
  })
}
