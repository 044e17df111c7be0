import type { SubscriptionLink } from 'content-types'
import type { Deps } from '../deps.ts'
import { queueMail, wakeOutbox } from '../outbox/index.ts'
import { allOf, writeIf } from '../platform/claim.ts'
import { maskMail } from '../platform/mask.ts'
import { createId, sha256 } from '../platform/tokens.ts'
import { leavePageOf, mailReason, preferencesAddressOf } from './addresses.ts'
import { forgetLeft, recordConsent } from './consent-store.ts'
import { signPreferences } from './keys.ts'
import { welcomeLetter } from './mails.ts'
import { moveAddress } from './move-address.ts'
import { expiredLink } from './problems.ts'
import {
  findByAddressKey,
  findById,
  isHeldBy,
  replaceDomains,
  saveSubscriber,
  type SubscriberRow,
} from './store.ts'
import {
  deleteUnconfirmed,
  findUnconfirmed,
  isUnconfirmed,
  type Unconfirmed,
} from './unconfirmed-store.ts'
import { namesOf, offeredDomains } from './words.ts'

/** What the link will do; changes nothing, whoever opens it and however often. */
export async function readConfirmation(deps: Deps, token: string): Promise<SubscriptionLink> {
  const link = (await findUnconfirmed(deps, sha256(token))) ?? expired()
  const replaced = await replacedBy(deps, link)
  const { address, frequency, domains } = replaced ? { ...replaced, address: link.address } : link
  return {
    address,
    frequency,
    domains,
    replaces: replaced ? maskMail(replaced.address) : null,
    expiresAt: link.expiresAt.toISOString(),
    offered: await offeredDomains(deps),
  }
}

/** Once: the mailbox said yes. Answers the key of its preferences. */
export async function confirm(deps: Deps, token: string): Promise<{ key: string }> {
  const link = (await findUnconfirmed(deps, sha256(token))) ?? expired()
  const replaced = await replacedBy(deps, link)
  const subscriber = replaced
    ? await moveAddress(deps, link, replaced)
    : await subscribe(deps, link)
  if (!subscriber) expired()
  wakeOutbox(deps)
  return { key: signPreferences(deps.settings.subscriptionKey, subscriber) }
}

/** Whose address the link replaces; who has left since is not brought back. */
async function replacedBy(deps: Deps, link: Unconfirmed): Promise<SubscriberRow | undefined> {
  if (link.subscriberId === null) return undefined
  return (await findById(deps, link.subscriberId)) ?? expired()
}

async function subscribe(deps: Deps, link: Unconfirmed) {
  const { address, addressKey, frequency, domains } = link
  const known = await findByAddressKey(deps, addressKey)
  const subscriber = { id: known?.id ?? createId(), version: known?.version ?? 1 }
  const letter = welcomeLetter(
    { domains: namesOf(domains, await offeredDomains(deps)), frequency },
    { preferences: preferencesAddressOf(deps, subscriber), leave: leavePageOf(deps, subscriber) },
  )
  const isDone = await writeIf(
    deps.database,
    allOf([isUnconfirmed(deps, link.tokenHash), isHeldBy(addressKey, known?.id)]),
    [
      deleteUnconfirmed(addressKey),
      forgetLeft(addressKey),
      saveSubscriber(deps, { id: subscriber.id, address, addressKey, frequency }),
      ...replaceDomains(subscriber.id, domains),
      recordConsent(deps, subscriber.id, link),
      queueMail(deps, {
        to: address,
        letter,
        dedupe: mailReason(link, `welcome:${link.tokenHash}`),
      }),
    ],
  )
  return isDone ? subscriber : undefined
}

function expired(): never {
  throw expiredLink()
}
