import type { NotificationChoice } from 'content-types'
import type { Deps } from '../deps.ts'
import { findConsents } from './store.ts'

/** What the holder is told by which channel, in the order of the settings’ table. */
export async function listChoices(
  deps: Pick<Deps, 'database'>,
  accountId: string,
): Promise<NotificationChoice[]> {
  const consents = await findConsents(deps, accountId)
  return consents.map((choice) => ({ ...choice, accepted: choice.accepted || isAlways(choice) }))
}

/** Mails about security are not for the holder to refuse: they tell of what somebody else did. */
export function isAlways({ kind, channel }: Omit<NotificationChoice, 'accepted'>): boolean {
  return kind === 'security' && channel === 'mail'
}
