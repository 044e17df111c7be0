import type { Registration } from 'content-types'
import type { Deps } from '../deps.ts'
import { wakeOutbox } from '../outbox/index.ts'
import { allOf, writeIf } from '../platform/claim.ts'
import type { Client } from '../platform/client.ts'
import { createConfirmation } from './confirmation.ts'
import { readDetails } from './details.ts'
import { completeRegistration, deleteOtherUnconfirmed } from './link-store.ts'
import { requireStep, toRegistration } from './present.ts'
import { tooManyMails } from './problems.ts'
import { isAt } from './store.ts'

interface Asker {
  client: Client
  token: string | undefined
  /** Counts the mails that one address of the network causes. */
  countMail: () => Promise<void>
}

/**
 * The last step: keeps the details, and mails the link that makes an account of them. What was
 * completed before for the same SIRET, and never confirmed, gives way.
 */
export async function completeDetails(
  deps: Deps,
  { client, token, countMail }: Asker,
  typed: { id: string },
): Promise<Registration> {
  const registration = await requireStep(deps, token, { id: typed.id, step: 'details' })
  const { id, siret } = registration
  const details = readDetails(typed, siret)
  await countMail()
  const codeHash = await deps.hashing.run(() => deps.codes.hash(details.code))
  const { link, condition, statements } = createConfirmation(deps, { ...details, siret, client })
  const isThere = isAt(deps, { ...registration, step: 'details' })
  const written = await writeIf(deps.database, allOf([isThere, condition]), [
    deleteOtherUnconfirmed(siret, id),
    completeRegistration(deps, id, details, codeHash, link),
    ...statements,
  ])
  if (!written) {
    await requireStep(deps, token, { id, step: 'details' })
    throw tooManyMails()
  }
  wakeOutbox(deps)
  const { email } = details
  return toRegistration(deps, { ...registration, step: 'mail', email, expiresAt: link.expiresAt })
}
