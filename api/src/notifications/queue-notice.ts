import type { NotificationKind } from 'content-types'
import parsePhoneNumber from 'libphonenumber-js/min'
import type { Contact } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import { queueMail, queueSms, type Letter } from '../outbox/index.ts'
import type { Statement } from '../platform/database.ts'
import { isAlways } from './choices.ts'
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
  { kind, letter, sms, dedupe }: Notice,
): Promise<Statement[]> {
  const accepted = await findAcceptedChannels(deps, contact.id, kind)
  const number = numberOf(contact.mobile)
  const priority = kind === 'security' ? 'urgent' : 'normal'
  const about = { priority, accountId: contact.id } as const
  const statements: Statement[] = []
  if (isAlways({ kind, channel: 'mail' }) || accepted.includes('mail')) {
    statements.push(queueMail(deps, { to: contact.email, letter, dedupe, ...about }))
  }
  if (accepted.includes('sms') && number !== undefined && sms !== undefined) {
    const message = { to: number, text: sms, dedupe: `${dedupe}:sms`, ...about }
    statements.push(queueSms(deps, message))
  }
  return statements
}

/** E.164, also of a number that is written as in France. */
function numberOf(mobile: string | null): string | undefined {
  return mobile === null ? undefined : parsePhoneNumber(mobile, 'FR')?.number
}
