import type { Deps } from '../deps.ts'
import { forgetMails, forgetSubscribersBefore } from '../outbox/index.ts'
import { writeIf } from '../platform/claim.ts'
import type { Job } from '../platform/jobs.ts'
import { deleteOldProofs } from './consent-store.ts'
import { deleteOldCounts } from './mail-limit-store.ts'
import { findByAddressKey } from './store.ts'
import { deleteUnconfirmed, findLapsed, isLapsed } from './unconfirmed-store.ts'

/** How long it stays known to whom a letter was sent. */
const TRACE_MS = 30 * 24 * 3_600_000
const AT_ONCE = 500

export function subscriptionJobs(deps: Deps): Job[] {
  return [
    { name: 'sweep subscriptions', schedule: '7-59/20 * * * *', run: () => sweep(deps) },
    { name: 'erase lapsed sign-ups', schedule: '3-59/10 * * * *', run: () => eraseLapsed(deps) },
  ]
}

function sweep(deps: Deps) {
  const traced = new Date(deps.clock.now().getTime() - TRACE_MS)
  return deps.database.write([
    deleteOldCounts(deps),
    ...deleteOldProofs(deps),
    forgetSubscribersBefore(traced),
  ])
}

/** An address that nobody confirmed is erased, with the mail that asked it. */
async function eraseLapsed(deps: Deps): Promise<void> {
  for (const addressKey of await findLapsed(deps, AT_ONCE)) {
    const isSubscribed = (await findByAddressKey(deps, addressKey)) !== undefined
    await writeIf(deps.database, isLapsed(deps, addressKey), [
      deleteUnconfirmed(addressKey),
      ...(isSubscribed ? [] : [forgetMails(`subscription:${addressKey}:`)]),
    ])
  }
}
