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
import { groupWrites } from './group-writes.ts'
import { isSendingTime } from './sending-hours.ts'

/** Longer than the mailer's own time-outs, so that no copy is claimed twice while it is sent. */
const claim = { count: 150, leaseMs: 180_000 }

/** Sends every copy that is due. Codes and receipts that wait leave first, each time. */
export async function sendCopies(deps: Deps): Promise<void> {
  const { settings, clock } = deps
  const write = groupWrites(deps.database)
  while (isSendingTime(settings.letters.hours, clock.now())) {
    await deliverDueMails(deps)
    const copies = await claimCopies(deps, claim)
    if (copies.length === 0) return
    const receivers = await findReceivers(
      deps,
      copies.flatMap(({ subscriberId }) => subscriberId ?? []),
    )
    const writers = await findWriters(deps, copies)
    await Promise.all(
      copies.map(async (copy) => {
        const receiver = receivers.get(copy.subscriberId ?? '')
        const writeMail = writers.get(copy.letterId)
        if (!receiver || !writeMail) return write(markDropped(copy.id))
        const mail = writeMail(personalOf(deps, copy, receiver))
        await conclude(deps, copy, await deps.letterMailer.send(mail), write)
      }),
    )
  }
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

async function conclude(
  deps: Deps,
  copy: Copy,
  delivery: Delivery,
  write: (statement: Statement) => Promise<void>,
): Promise<void> {
  const { id, tries, createdAt } = copy
  const now = deps.clock.now()
  if (delivery.kind === 'sent') return write(markSent(id, now))
  if (delivery.kind === 'skipped') return write(markDropped(id))
  const { reason } = delivery
  const retryAt = delivery.kind === 'delayed' ? nextTry({ tries, createdAt, now }) : undefined
  if (retryAt) {
    deps.log.warn('letter delayed', { mailId: id, tries, reason })
    return write(markDelayed(id, reason, retryAt))
  }
  deps.log.warn('letter failed', { mailId: id, tries, reason })
  await write(markFailed(id, reason))
  if (delivery.kind === 'refused') {
    await recordBounce(deps, {
      copyId: id,
      status: delivery.status ?? null,
      kind: bounceOf(delivery),
    })
  }
}

/** By its status where the server gives one, by the refused command otherwise. */
function bounceOf({ command, status }: Extract<Delivery, { kind: 'refused' }>): Bounce['kind'] {
  if (status !== undefined) return kindOf(status)
  return command === 'RCPT TO' ? 'gone' : 'refused'
}
