import type { Deps } from '../deps.ts'
import { resendConfirmation } from '../registrations/index.ts'
import { deleteAskedMail, dropAskedMail, isStillAsked, type AskedMail } from './asked-mail-store.ts'

/** The confirmation mail again, to who has a first connection to confirm; nothing to anybody else. */
export async function sendConfirmation(deps: Deps, asked: AskedMail): Promise<void> {
  const { id, siret, client } = asked
  const isSent = await resendConfirmation(deps, siret, {
    client,
    condition: isStillAsked(id),
    statements: [deleteAskedMail(id)],
  })
  if (!isSent) await dropAskedMail(deps, id)
}
