import type { ChangeLink } from 'content-types'
import type { Deps } from '../deps.ts'
import { findContact } from '../accounts/index.ts'
import { recordEvent } from '../journal/index.ts'
import { writeIf } from '../platform/claim.ts'
import type { Client } from '../platform/client.ts'
import { maskMail, maskMobile } from '../platform/mask.ts'
import { sha256 } from '../platform/tokens.ts'
import { cancelChange } from './cancel-change.ts'
import { confirmChange, findLinkedChange, isUnconfirmed, type Change } from './change-store.ts'
import { linkExpired } from './problems.ts'

/** What the link would do; changes nothing. */
export async function readChangeLink(deps: Deps, token: string): Promise<ChangeLink> {
  const linked = await findLinkedChange(deps, sha256(token))
  if (!linked) throw linkExpired()
  const { purpose, field, appliesAt } = linked
  const value = purpose === 'confirmation' ? linked.value : masked(linked)
  return { purpose, field, value, appliesAt: appliesAt.toISOString() }
}

/** Of many at once, exactly one does it. */
export async function followChangeLink(
  deps: Deps,
  token: string,
  client: Client,
): Promise<ChangeLink> {
  const link = await readChangeLink(deps, token)
  const linked = await findLinkedChange(deps, sha256(token))
  if (!linked) throw linkExpired()
  const follow = linked.purpose === 'confirmation' ? confirm : cancelChange
  if (!(await follow(deps, linked, client))) throw linkExpired()
  return link
}

/** A link to cancel goes to a mailbox that others may read. */
function masked({ field, value }: Change): string {
  if (field === 'email') return maskMail(value)
  return field === 'mobile' && value !== '' ? maskMobile(value) : value
}

async function confirm(
  deps: Deps,
  { id, accountId, field }: Change,
  client: Client,
): Promise<boolean> {
  const contact = await findContact(deps, { accountId })
  if (!contact) return false
  const done = await writeIf(deps.database, isUnconfirmed(id), [
    confirmChange(deps, id),
    recordEvent(deps, {
      event: 'change-confirmed',
      actor: 'holder',
      accountId,
      siret: contact.siret,
      client,
      about: field,
    }),
  ])
  return done !== undefined
}
