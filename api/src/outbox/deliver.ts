import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import type { Delivery } from '../platform/delivery.ts'
import { nextTry } from './retries.ts'
import {
  claimMails,
  findDuePriority,
  markDead,
  markDelayed,
  markSent,
  markSkipped,
  type ClaimedMail,
} from './store.ts'

/** Longer than the mailer's own time-outs, so that no mail is claimed twice while it is sent. */
const claim = { count: 10, leaseMs: 120_000 }

/** Sends every mail that is due, the most urgent first. Each is marked by itself. */
export async function deliverDueMails(deps: Deps, stopping?: AbortSignal): Promise<void> {
  while (!stopping?.aborted) {
    const priority = await findDuePriority(deps)
    if (priority === undefined) return
    const mails = await claimMails(deps, { priority, ...claim })
    await Promise.all(mails.map((mail) => deliver(deps, mail)))
  }
}

async function deliver(deps: Deps, mail: ClaimedMail): Promise<void> {
  const delivery = await (mail.channel === 'sms' ? deps.sms : deps.mailer).send(mail)
  await deps.database.write([outcome(deps, mail, delivery)])
}

function outcome({ clock, log }: Deps, mail: ClaimedMail, delivery: Delivery): Statement {
  const { id, tries, createdAt } = mail
  const now = clock.now()
  if (delivery.kind === 'sent') {
    log.info('mail sent', { mailId: id, tries })
    return markSent(id, now)
  }
  if (delivery.kind === 'skipped') {
    log.info('message skipped', { mailId: id })
    return markSkipped(id)
  }
  const { reason } = delivery
  const retryAt = delivery.kind === 'delayed' ? nextTry({ tries, createdAt, now }) : undefined
  if (retryAt) {
    log.warn('mail delayed', { mailId: id, tries, reason })
    return markDelayed(id, reason, retryAt)
  }
  log.error('mail dead', { mailId: id, tries, reason })
  return markDead(id, reason)
}
