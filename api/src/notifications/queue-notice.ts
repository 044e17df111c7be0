import type { NotificationKind } from 'content-types'
import type { Contact } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import { queueMail, type Letter } from '../outbox/index.ts'
import type { Statement } from '../platform/database.ts'
import { findAcceptedChannels } from './store.ts'

interface Notice {
  kind: NotificationKind
  letter: Letter
  /** The same in a few words, for a mobile; no name, no figure. */
  sms?: string
  /** Names the reason: the same reason again tells nothing. */
  dedupe: string
}

/**
 * For the same batch as what it tells of; then `wakeOutbox`. Mails about security are always sent,
 * everything else only through the channels that the holder accepts.
 */
export async function queueNotice(
  deps: Deps,
  contact: Pick<Contact, 'id' | 'email' | 'mobile'>,
  { kind, letter, dedupe }: Notice,
): Promise<Statement[]> {
  const accepted = await findAcceptedChannels(deps, contact.id, kind)
  if (kind !== 'security' && !accepted.includes('mail')) return []
  const priority = kind === 'security' ? 'urgent' : 'normal'
  return [queueMail(deps, { to: contact.email, letter, dedupe, priority })]
}
