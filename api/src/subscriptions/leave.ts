import type { Deps } from '../deps.ts'
import { forgetMails } from '../outbox/index.ts'
import type { Statement } from '../platform/database.ts'
import { maskMail } from '../platform/mask.ts'
import { endConsents, rememberLeft } from './consent-store.ts'
import { addressKeyOf, readLeavingKey } from './keys.ts'
import { expiredLink } from './problems.ts'
import { deleteSubscriber, findByAddressKey, findById } from './store.ts'
import { deleteUnconfirmed } from './unconfirmed-store.ts'

/** Who would leave; changes nothing. */
export async function readLeaving(deps: Deps, key: string): Promise<{ address: string | null }> {
  const subscriber = await findById(deps, idIn(deps, key))
  return { address: subscriber ? maskMail(subscriber.address) : null }
}

/** As often as one likes: whoever has left already has left. */
export async function leave(deps: Deps, key: string): Promise<void> {
  const subscriber = await findById(deps, idIn(deps, key))
  if (subscriber) await deps.database.write(leavingOf(deps, subscriber))
}

/** All that ends the subscription of an address; nothing when it has none. */
export async function endSubscription(deps: Deps, address: string): Promise<Statement[]> {
  const addressKey = addressKeyOf(deps.settings.subscriptionKey, address)
  const subscriber = await findByAddressKey(deps, addressKey)
  return subscriber ? leavingOf(deps, subscriber) : []
}

/** The address is erased everywhere; a keyed hash of it tells a later sign-up that it had left. */
function leavingOf(
  deps: Deps,
  { id, addressKey }: { id: string; addressKey: string },
): Statement[] {
  return [
    endConsents(deps, id),
    rememberLeft(deps, addressKey),
    deleteUnconfirmed(addressKey),
    forgetMails(`subscription:${addressKey}:`),
    ...deleteSubscriber(id),
  ]
}

function idIn({ settings }: Deps, key: string): string {
  const id = readLeavingKey(settings.subscriptionKey, key)
  if (id === undefined) throw expiredLink()
  return id
}
