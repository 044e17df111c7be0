import { everyDomain, subscriptionConsent, type Frequency } from 'content-types'
import type { Deps } from '../deps.ts'
import { busy } from '../platform/problems.ts'
import { insertAsking, type NewAsking } from './asked-store.ts'
import { unfitField } from './problems.ts'
import { offeredDomains } from './words.ts'

/** However many strangers ask, no more than this waits. */
const MOST_WAITING = 5_000

/** Notes a sign-up; whether a mail leaves is decided later, out of sight of who asks. */
export async function askSubscription(
  deps: Deps,
  asked: { email: string; frequency: Frequency; domains: readonly string[]; page: string },
): Promise<void> {
  const { email: address, frequency, domains, page } = asked
  await noteAsking(deps, {
    address,
    frequency,
    domains,
    page,
    wordsVersion: subscriptionConsent.version,
  })
}

export async function noteAsking(deps: Deps, asking: NewAsking): Promise<void> {
  if (!(await insertAsking(deps, asking, MOST_WAITING))) throw busy(60)
  deps.events.emit('subscription-asked')
}

/** As they are kept: all of them is one choice. */
export async function checkDomains(deps: Deps, typed: readonly string[]): Promise<string[]> {
  if (typed.includes(everyDomain)) return [everyDomain]
  const offered = new Set((await offeredDomains(deps)).map(({ slug }) => slug))
  if (typed.length === 0) {
    throw unfitField('domains', 'Choisissez au moins un domaine, ou tous les domaines.')
  }
  if (!typed.every((slug) => offered.has(slug))) {
    throw unfitField('domains', 'Un de ces domaines n’est plus proposé. Choisissez à nouveau.')
  }
  return [...new Set(typed)]
}
