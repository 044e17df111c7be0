import { type DeskService, parisDay, requestKinds } from 'content-types'
import type { SignedInAgent } from '../agents/index.ts'
import type { Deps } from '../deps.ts'
import { isOpen } from './deadlines.ts'
import { countCallbacksUntil } from './queue-store.ts'
import { listUnsentReceipts, type UnsentReceipt } from './receipt-watch-store.ts'
import { listServices, readCounts, readWatched } from './services-store.ts'
import { findThresholds, receiptThreshold } from './threshold-instants.ts'
import { getThresholds, type ThresholdInstants } from './view-store.ts'

/** How each service of the agent's stands today. */
export async function describeServices(
  deps: Deps,
  { services }: Pick<SignedInAgent, 'services'>,
): Promise<DeskService[]> {
  const today = parisDay(deps.clock.now())
  const thresholds = await findThresholds(deps, services)
  const unsent = await listUnsentReceipts(
    deps,
    { services, kinds: requestKinds },
    receiptThreshold(deps),
  )
  const described: DeskService[] = []
  for (const service of await listServices(deps, services)) {
    const limits = getThresholds(thresholds, service.slug)
    const watched = await readWatched(deps, service.slug, limits)
    const own = unsent.filter(({ slug }) => slug === service.slug)
    described.push({
      ...service,
      counts: await readCounts(deps, service.slug),
      ...withReceipts(watched, own, limits),
      callbacks: await countCallbacksUntil(deps, service.slug, today),
    })
  }
  return described
}

/** A receipt that did not leave makes its request late, whatever else is due in it. */
function withReceipts<T extends { late: number; soon: number }>(
  watched: T,
  unsent: readonly UnsentReceipt[],
  limits: ThresholdInstants,
): T {
  const already = unsent.map((request) => stateOf(request, limits))
  return {
    ...watched,
    late: watched.late + already.filter((state) => state !== 'late').length,
    soon: watched.soon - already.filter((state) => state === 'soon').length,
  }
}

function stateOf({ state, sentAt }: UnsentReceipt, limits: ThresholdInstants) {
  const isBefore = (limit: Date) => sentAt < limit.getTime()
  const isReceived = state === 'received'
  if (!isOpen(state)) return 'fine'
  if (isBefore(limits.answerLate) || (isReceived && isBefore(limits.areLate))) return 'late'
  return isBefore(limits.answerSoon) || (isReceived && isBefore(limits.areSoon)) ? 'soon' : 'fine'
}
