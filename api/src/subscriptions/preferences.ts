import {
  parisDay,
  startOfParisDay,
  subscriptionConsent,
  type Frequency,
  type Subscription,
} from 'content-types'
import type { Deps } from '../deps.ts'
import { queueMail, wakeOutbox } from '../outbox/index.ts'
import { allOf, writeIf } from '../platform/claim.ts'
import type { Statement } from '../platform/database.ts'
import { maskMail } from '../platform/mask.ts'
import { createId } from '../platform/tokens.ts'
import { leavePageOf, mailReason, preferencesAddressOf } from './addresses.ts'
import { checkDomains, noteAsking } from './ask-subscription.ts'
import { readPreferencesKey, signLeaving } from './keys.ts'
import { renewedLinksLetter } from './mails.ts'
import { countMail, mayWriteTo } from './mail-limit-store.ts'
import { expiredLink, mailedToday, unfitField } from './problems.ts'
import {
  findByVersion,
  isCurrent,
  pauseSubscriber,
  renewVersion,
  replaceDomains,
  replaceFrequency,
  resumeSubscriber,
  type SubscriberRow,
} from './store.ts'
import { offeredDomains } from './words.ts'

const LONGEST_PAUSE_MS = 366 * 24 * 3_600_000

/** What the holder of a link may read and change; changes nothing. */
export async function readPreferences(deps: Deps, key: string): Promise<Subscription> {
  return present(deps, await requireSubscriber(deps, key))
}

export async function present(deps: Deps, subscriber: SubscriberRow): Promise<Subscription> {
  const { address, frequency, domains, isPaused, pausedUntil, stoppedAt, confirmedAt } = subscriber
  const isOver = pausedUntil !== null && pausedUntil <= deps.clock.now()
  return {
    address: maskMail(address),
    frequency,
    domains,
    since: confirmedAt.toISOString(),
    pause: isPaused && !isOver ? { until: pausedUntil?.toISOString() ?? null } : null,
    isStopped: stoppedAt !== null,
    leaving: signLeaving(deps.settings.subscriptionKey, subscriber.id),
    offered: await offeredDomains(deps),
  }
}

export async function choose(
  deps: Deps,
  key: string,
  { frequency, domains }: { frequency: Frequency; domains: readonly string[] },
): Promise<void> {
  const subscriber = await requireSubscriber(deps, key)
  const checked = await checkDomains(deps, domains)
  const { id } = subscriber
  await change(deps, subscriber, [replaceFrequency(id, frequency), ...replaceDomains(id, checked)])
}

/** `until`, a day: letters leave again from its morning on. Empty: until it is resumed. */
export async function pause(deps: Deps, key: string, until: string): Promise<void> {
  const subscriber = await requireSubscriber(deps, key)
  await change(deps, subscriber, [pauseSubscriber(subscriber.id, resumesAt(deps, until))])
}

export async function resume(deps: Deps, key: string): Promise<void> {
  const subscriber = await requireSubscriber(deps, key)
  await change(deps, subscriber, [resumeSubscriber(subscriber.id)])
}

/** Its mailbox is asked first, as for a sign-up; the answer is the same whatever the address. */
export async function askAddress(deps: Deps, key: string, address: string): Promise<void> {
  const { id, frequency, domains } = await requireSubscriber(deps, key)
  await noteAsking(deps, {
    address,
    frequency,
    domains,
    page: '/actu/preferences',
    wordsVersion: subscriptionConsent.version,
    subscriberId: id,
  })
}

/** Links of letters that others may have are of no more use; the new one goes to the mailbox alone. */
export async function renewLinks(deps: Deps, key: string): Promise<void> {
  const subscriber = await requireSubscriber(deps, key)
  const { id, address, addressKey } = subscriber
  const renewed = { id, version: subscriber.version + 1 }
  const isDone = await writeIf(
    deps.database,
    allOf([isCurrent(subscriber), mayWriteTo(deps, addressKey)]),
    [
      renewVersion(id),
      countMail(deps, addressKey),
      queueMail(deps, {
        to: address,
        letter: renewedLinksLetter({
          preferences: preferencesAddressOf(deps, renewed),
          leave: leavePageOf(deps, renewed),
        }),
        dedupe: mailReason(subscriber, `links:${createId()}`),
      }),
    ],
  )
  if (!isDone) throw mailedToday()
  wakeOutbox(deps)
}

export async function requireSubscriber(deps: Deps, key: string): Promise<SubscriberRow> {
  const read = readPreferencesKey(deps.settings.subscriptionKey, key)
  const subscriber = read && (await findByVersion(deps, read.id, read.version))
  if (!subscriber) throw expiredLink()
  return subscriber
}

async function change(deps: Deps, subscriber: SubscriberRow, statements: Statement[]) {
  if (!(await writeIf(deps.database, isCurrent(subscriber), statements))) throw expiredLink()
}

function resumesAt({ clock }: Deps, until: string): Date | null {
  if (until === '') return null
  const now = clock.now()
  if (until <= parisDay(now)) throw unfitField('until', 'Indiquez un jour à venir.')
  const at = startOfParisDay(until)
  if (at.getTime() - now.getTime() > LONGEST_PAUSE_MS) {
    throw unfitField('until', 'Indiquez un jour de l’année qui vient, ou laissez ce champ vide.')
  }
  return at
}
