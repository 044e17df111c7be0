import type { Deps } from '../deps.ts'
import { deliverDueMails, nextTry } from '../outbox/index.ts'
import type { Statement } from '../platform/database.ts'
import type { Delivery } from '../platform/delivery.ts'
import {
  findReceivers,
  leaveAddressOf,
  leavePageOf,
  preferencesAddressOf,
  type Receiver,
} from '../subscriptions/index.ts'
import type { Bounce } from './bounce-store.ts'
import { kindOf, recordBounce } from './bounces.ts'
import { composeLetter, type Personal } from './compose.ts'
import {
  claimCopies,
  findLetter,
  isTakenBack,
  markDelayed,
  markDropped,
  markFailed,
  markSent,
  type Copy,
} from './copy-store.ts'
import { groupWrites, type GroupedWrites } from './group-writes.ts'
import { isSendingTime } from './sending-hours.ts'

/** Longer than the mailer's own time-outs, so that no copy is claimed twice while it is sent. */
const claim = { count: 150, leaseMs: 180_000 }

/** Sends every copy that is due. Codes and receipts that wait leave first, each time. */
export async function sendCopies(deps: Deps): Promise<void> {
  const writes = groupWrites(deps.database)
  try {
    while (isSendingTime(deps.settings.letters.hours, deps.clock.now())) {
      await deliverDueMails(deps)
      await writes.begun()
      const copies = await claimCopies(deps, claim)
      if (copies.length === 0) break
      await sendClaimed(deps, copies, writes)
    }
  } finally {
    await writes.end()
  }
}

async function sendClaimed(
  deps: Deps,
  copies: readonly Copy[],
  { add }: GroupedWrites,
): Promise<void> {
  const ids = copies.flatMap(({ subscriberId }) => subscriberId ?? [])
  const receivers = await findReceivers(deps, ids)
  const writers = await findWriters(deps, copies)
  await Promise.all(
    copies.map(async (copy) => {
      const receiver = receivers.get(copy.subscriberId ?? '')
      const writeMail = writers.get(copy.letterId)
      if (!receiver || !writeMail) add(markDropped(copy.id))
      else {
        const mail = writeMail(personalOf(deps, copy, receiver))
        const delivery = await deps.letterMailer.send(mail)
        add(outcome(deps, copy, delivery))
        if (delivery.kind === 'refused') await recordRefusal(deps, copy, delivery)
      }
    }),
  )
}

type Writer = ReturnType<typeof composeLetter>

/** Nothing for a letter of which a news was taken back. */
async function findWriters(deps: Deps, copies: readonly Copy[]): Promise<Map<string, Writer>> {
  const writers = new Map<string, Writer>()
  for (const id of new Set(copies.map(({ letterId }) => letterId))) {
    const letter = await findLetter(deps, id)
    if (letter && !(await isTakenBack(deps, id)))
      writers.set(id, composeLetter(deps.settings, letter))
  }
  return writers
}

function personalOf(deps: Deps, { id }: Copy, receiver: Receiver): Personal {
  const preferences = preferencesAddressOf(deps, receiver)
  return {
    copyId: id,
    to: receiver.address,
    oneClick: leaveAddressOf(deps, receiver),
    leave: leavePageOf(deps, receiver),
    preferences,
    pause: `${preferences}#pause`,
  }
}

function outcome(
  { clock, log }: Deps,
  { id, tries, createdAt }: Copy,
  delivery: Delivery,
): Statement {
  const now = clock.now()
  if (delivery.kind === 'sent') return markSent(id, now)
  if (delivery.kind === 'skipped') return markDropped(id)
  const { reason } = delivery
  const retryAt = delivery.kind === 'delayed' ? nextTry({ tries, createdAt, now }) : undefined
  if (retryAt) {
    log.warn('letter delayed', { mailId: id, tries, reason })
    return markDelayed(id, reason, retryAt)
  }
  log.warn('letter failed', { mailId: id, tries, reason })
  return markFailed(id, reason)
}

async function recordRefusal(deps: Deps, { id }: Copy, refusal: Refusal): Promise<void> {
  await recordBounce(deps, {
    copyId: id,
    status: refusal.status ?? null,
    kind: bounceOf(refusal),
  })
}

type Refusal = Extract<Delivery, { kind: 'refused' }>

/** By its status where the server gives one, by the refused command otherwise. */
function bounceOf({ command, status }: Refusal): Bounce['kind'] {
  if (status !== undefined) return kindOf(status)
  return command === 'RCPT TO' ? 'gone' : 'refused'
}
