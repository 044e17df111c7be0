import { limits } from 'content-types'
import type { Deps } from '../deps.ts'
import { queueMail, wakeOutbox } from '../outbox/index.ts'
import { allOf, writeIf } from '../platform/claim.ts'
import { createToken, sha256 } from '../platform/tokens.ts'
import { mailReason } from './addresses.ts'
import { deleteAsking, isStillAsked, type Asking } from './asked-store.ts'
import { findLeft } from './consent-store.ts'
import { addressKeyOf } from './keys.ts'
import { countMail, isHourSpent, mayWriteTo } from './mail-limit-store.ts'
import { confirmationLetter } from './mails.ts'
import { findByAddressKey } from './store.ts'
import { replaceUnconfirmed } from './unconfirmed-store.ts'
import { namesOf, offeredDomains } from './words.ts'

const DAY_MS = 24 * 3_600_000

/** A link to the mailbox that was typed, as far as its limits allow. False when the hour is spent. */
export async function sendConfirmation(deps: Deps, asking: Asking): Promise<boolean> {
  const addressKey = addressKeyOf(deps.settings.subscriptionKey, asking.address)
  const isSent = await writeIf(
    deps.database,
    allOf([isStillAsked(asking.id), mayWriteTo(deps, addressKey)]),
    await linkFor(deps, asking, addressKey),
  )
  if (isSent) {
    wakeOutbox(deps)
    return true
  }
  if (await isHourSpent(deps)) return false
  await deps.database.write([deleteAsking(asking.id)])
  return true
}

async function linkFor(deps: Deps, asking: Asking, addressKey: string) {
  const { clock, settings } = deps
  const token = createToken()
  const tokenHash = sha256(token)
  const expiresAt = new Date(clock.now().getTime() + limits.subscriptionDays * DAY_MS)
  const known = await findByAddressKey(deps, addressKey)
  const letter = confirmationLetter({
    href: `${settings.publicUrl}/actu/confirmation?cle=${token}`,
    expiresAt,
    domains: namesOf(asking.domains, await offeredDomains(deps)),
    frequency: asking.frequency,
    replacesAddress: asking.subscriberId !== null,
    isKnown: known !== undefined && known.stoppedAt === null,
    leftAt: await findLeft(deps, addressKey),
  })
  return [
    deleteAsking(asking.id),
    countMail(deps, addressKey),
    replaceUnconfirmed(addressKey, asking, { tokenHash, expiresAt }),
    queueMail(deps, {
      to: asking.address,
      letter,
      dedupe: mailReason({ addressKey }, `confirmation:${tokenHash}`),
    }),
  ]
}
