import { findContact } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { queueNotice } from '../notifications/index.ts'
import { wakeOutbox } from '../outbox/index.ts'
import { writeIf } from '../platform/claim.ts'
import type { Client } from '../platform/client.ts'
import { isPending, settleChange, type Change } from './change-store.ts'
import { cancelledLetter } from './mails.ts'

/** Says whether it was still time to cancel. */
export async function cancelChange(
  deps: Deps,
  { id, accountId, field }: Change,
  client: Client,
): Promise<boolean> {
  const contact = await findContact(deps, { accountId })
  if (!contact) return false
  const done = await writeIf(deps.database, isPending(id), [
    settleChange(id, 'cancelled'),
    recordEvent(deps, {
      event: 'change-cancelled',
      actor: 'holder',
      accountId,
      siret: contact.siret,
      client,
      about: field,
    }),
    ...(await queueNotice(deps, contact, {
      kind: 'security',
      letter: cancelledLetter(contact, field),
      dedupe: `change-cancelled:${id}`,
    })),
  ])
  if (done) wakeOutbox(deps)
  return done !== undefined
}
