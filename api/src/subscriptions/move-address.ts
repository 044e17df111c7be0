import type { Deps } from '../deps.ts'
import { forgetMails, queueMail } from '../outbox/index.ts'
import { allOf, writeIf } from '../platform/claim.ts'
import { maskMail } from '../platform/mask.ts'
import { createId } from '../platform/tokens.ts'
import { endConsents, forgetLeft, recordConsent } from './consent-store.ts'
import { movedLetter } from './mails.ts'
import {
  deleteSubscriber,
  findByAddressKey,
  isCurrent,
  isHeldBy,
  replaceAddress,
  type SubscriberRow,
} from './store.ts'
import { deleteUnconfirmed, isUnconfirmed, type Unconfirmed } from './unconfirmed-store.ts'

/**
 * The confirmed mailbox takes the place of the former one, which is told. A subscription that the
 * new mailbox had of its own ends: it would get everything twice.
 */
export async function moveAddress(deps: Deps, link: Unconfirmed, replaced: SubscriberRow) {
  const { address, addressKey, tokenHash } = link
  const { id, version, frequency, domains } = replaced
  if (addressKey === replaced.addressKey) return keepAddress(deps, link, replaced)
  const own = await findByAddressKey(deps, addressKey)
  const isDone = await writeIf(
    deps.database,
    allOf([isUnconfirmed(deps, tokenHash), isCurrent(replaced), isHeldBy(addressKey, own?.id)]),
    [
      deleteUnconfirmed(addressKey),
      forgetLeft(addressKey),
      ...(own ? [endConsents(deps, own.id), ...deleteSubscriber(own.id)] : []),
      endConsents(deps, id),
      replaceAddress(deps, id, { address, addressKey }),
      recordConsent(deps, id, { ...link, frequency, domains }),
      forgetMails(`subscription:${replaced.addressKey}:`),
      queueMail(deps, {
        to: replaced.address,
        letter: movedLetter(maskMail(address)),
        dedupe: `subscription:moved:${createId()}`,
      }),
    ],
  )
  return isDone ? { id, version: version + 1 } : undefined
}

/** The same mailbox, perhaps spelled otherwise: letters that came back leave again. */
async function keepAddress(deps: Deps, link: Unconfirmed, replaced: SubscriberRow) {
  const { address, addressKey, tokenHash } = link
  const { id, version } = replaced
  const isDone = await writeIf(
    deps.database,
    allOf([isUnconfirmed(deps, tokenHash), isCurrent(replaced)]),
    [deleteUnconfirmed(addressKey), replaceAddress(deps, id, { address, addressKey })],
  )
  return isDone ? { id, version: version + 1 } : undefined
}
