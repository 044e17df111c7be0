import type { Deps } from '../deps.ts'
import { nextTry } from '../outbox/index.ts'
import type { Statement } from '../platform/database.ts'
import type { Resolve } from './allowed-address.ts'
import {
  claimDeliveries,
  markDead,
  markDelayed,
  markSent,
  type ClaimedDelivery,
} from './delivery-store.ts'
import { post } from './post.ts'
import { sign } from './secret.ts'
import { findDueSubscribers, type Subscriber } from './subscriber-store.ts'

export interface DeliverySettings {
  timeoutMs: number
  resolve?: Resolve
}

const defaults: DeliverySettings = { timeoutMs: 10_000 }

/** Longer than the time limit, so that nothing is claimed twice while it is sent. */
const claim = { count: 5, leaseMs: 30_000 }

export interface Lanes {
  /** Begins with each subscriber that is due and not being told already; waits for none. */
  start(): Promise<void>
  /** Resolves when all that was under way has ended. */
  settle(): Promise<void>
}

/** A lane for each subscriber: one that is slow or silent delays no other. */
export function openLanes(deps: Deps, settings = defaults): Lanes {
  const lanes = new Map<string, Promise<void>>()

  function open(subscriber: Subscriber): void {
    if (lanes.has(subscriber.id)) return
    const lane = deliverAll(deps, settings, subscriber)
      .catch((error: unknown) => {
        deps.log.error('worker failed', { job: 'webhooks', error })
      })
      .finally(() => lanes.delete(subscriber.id))
    lanes.set(subscriber.id, lane)
  }

  return {
    async start() {
      for (const subscriber of await findDueSubscribers(deps)) open(subscriber)
    },
    async settle() {
      while (lanes.size > 0) await Promise.all(lanes.values())
    },
  }
}

/** Until nothing is due, or a try fails: the next round goes on. */
async function deliverAll(deps: Deps, settings: DeliverySettings, to: Subscriber): Promise<void> {
  for (;;) {
    const due = await claimDeliveries(deps, { subscriberId: to.id, ...claim })
    const taken = await Promise.all(due.map((one) => deliver(deps, settings, to, one)))
    if (due.length === 0 || taken.includes(false)) return
  }
}

async function deliver(
  deps: Deps,
  settings: DeliverySettings,
  to: Subscriber,
  delivery: ClaimedDelivery,
): Promise<boolean> {
  const failure = await send(deps, settings, to, delivery)
  await deps.database.write([outcome(deps, delivery, failure)])
  return failure === undefined
}

/** Undefined once it was taken; otherwise why not. */
async function send(
  deps: Deps,
  settings: DeliverySettings,
  to: Subscriber,
  { id, body }: ClaimedDelivery,
): Promise<string | undefined> {
  const timestamp = Math.floor(deps.clock.now().getTime() / 1000)
  const signature = sign(deps, to, { id, timestamp, body })
  if (signature === undefined) return 'secret scellé sous une autre AGENT_KEY'
  return post({
    ...settings,
    url: to.url,
    body,
    allowedHosts: deps.settings.webhookHosts,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Espace personnel Enim',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signature,
    },
  })
}

function outcome(
  { clock, log }: Deps,
  { id, tries, since }: ClaimedDelivery,
  reason: string | undefined,
): Statement {
  const now = clock.now()
  if (reason === undefined) {
    log.info('webhook sent', { webhookId: id, tries })
    return markSent(id, now)
  }
  const retryAt = nextTry({ tries, createdAt: since, now })
  if (retryAt) {
    log.warn('webhook delayed', { webhookId: id, tries, reason })
    return markDelayed(id, reason, retryAt)
  }
  log.error('webhook dead', { webhookId: id, tries, reason })
  return markDead(id, reason)
}
