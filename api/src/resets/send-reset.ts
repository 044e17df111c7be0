import { limits } from 'content-types'
import { findContact, type Contact } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import { countEvents, recordEvent } from '../journal/index.ts'
import { queueMail, wakeOutbox } from '../outbox/index.ts'
import { writeIf } from '../platform/claim.ts'
import type { Statement } from '../platform/database.ts'
import { createToken, sha256 } from '../platform/tokens.ts'
import { deleteAskedMail, isStillAsked, type AskedMail } from './asked-mail-store.ts'
import { resetLetter } from './mails.ts'
import { mayReset, replaceReset } from './store.ts'

const MINUTE = 60_000

/** A new link to the holder, as far as the limits of the account allow; nothing to anybody else. */
export async function sendReset(deps: Deps, asked: AskedMail): Promise<void> {
  const { database } = deps
  const contact = await findContact(deps, { siret: asked.siret })
  const isSent =
    contact !== undefined &&
    (await writeIf(database, mayReset(deps, asked.id, contact.id), linkFor(deps, asked, contact)))
  if (isSent) {
    wakeOutbox(deps)
    return
  }
  const trace = contact ? await refusalOf(deps, asked, contact) : []
  await writeIf(database, isStillAsked(asked.id), [deleteAskedMail(asked.id), ...trace])
}

function linkFor(deps: Deps, asked: AskedMail, contact: Contact): Statement[] {
  const { clock, settings } = deps
  const token = createToken()
  const tokenHash = sha256(token)
  const expiresAt = new Date(clock.now().getTime() + limits.resetMinutes * MINUTE)
  const { id: accountId, siret, holder, email } = contact
  return [
    deleteAskedMail(asked.id),
    replaceReset(deps, { accountId, tokenHash, expiresAt }),
    queueMail(deps, {
      to: email,
      letter: resetLetter(settings.publicUrl, { holder, token, expiresAt }),
      dedupe: `reset:${tokenHash}`,
      priority: 'urgent',
      accountId,
    }),
    recordEvent(deps, {
      event: 'reset-sent',
      actor: 'visitor',
      accountId,
      siret,
      client: asked.client,
    }),
  ]
}

/** Told once an hour, so that a flood of asks is not one of entries. */
async function refusalOf(
  deps: Deps,
  { client }: AskedMail,
  { id: accountId, siret }: Contact,
): Promise<Statement[]> {
  const hourAgo = new Date(deps.clock.now().getTime() - 60 * MINUTE)
  if ((await countEvents(deps, accountId, 'reset-refused', hourAgo)) > 0) return []
  return [recordEvent(deps, { event: 'reset-refused', actor: 'visitor', accountId, siret, client })]
}
