import { limits } from 'content-types'
import { findContact } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { queueNotice } from '../notifications/index.ts'
import { wakeOutbox } from '../outbox/index.ts'
import { writeIf } from '../platform/claim.ts'
import { closingOf } from './close-account.ts'
import {
  isStillUnused,
  isToWarn,
  listToClose,
  listToWarn,
  markWarned,
  type Unused,
} from './inactive-store.ts'
import { inactivityLetter } from './mails.ts'

const DAY = 24 * 3_600_000

/** The last warning first, so that an account seen late is not told the same twice in a day. */
const warnings = limits.inactiveWarningDays.toSorted((a, b) => a - b)
const lastWarning = Math.min(...warnings)

/**
 * Warns the holders of unused accounts, and closes those whose time is over. None is closed before
 * its last warning is old enough, whenever this runs. Several processes may do so at once.
 */
export async function endInactiveAccounts(deps: Deps): Promise<void> {
  const { clock } = deps
  const warnedBefore = daysLater(clock.now(), -lastWarning)
  const last = { daysLeft: lastWarning, warnedBefore }
  for (const unused of await listToClose(deps, seenBefore(clock.now(), 0), last)) {
    await close(deps, unused)
  }
  for (const daysLeft of warnings) {
    for (const unused of await listToWarn(deps, seenBefore(clock.now(), daysLeft), daysLeft)) {
      await warn(deps, unused, daysLeft)
    }
  }
  wakeOutbox(deps)
}

async function close(deps: Deps, unused: Unused): Promise<void> {
  const contact = await findContact(deps, { accountId: unused.id })
  if (!contact) return
  const statements = await closingOf(deps, contact, { reason: 'unused' })
  await writeIf(deps.database, isStillUnused(unused), statements)
}

async function warn(deps: Deps, unused: Unused, daysLeft: number): Promise<void> {
  const contact = await findContact(deps, { accountId: unused.id })
  if (!contact) return
  const { id: accountId, siret } = contact
  const letter = inactivityLetter(deps, contact, closingDate(deps.clock.now(), unused))
  await writeIf(deps.database, isToWarn(unused, daysLeft), [
    markWarned(deps, accountId, daysLeft),
    recordEvent(deps, {
      event: 'inactivity-warned',
      actor: 'system',
      accountId,
      siret,
      about: String(daysLeft),
    }),
    ...(await queueNotice(deps, contact, {
      kind: 'security',
      letter,
      dedupe: `inactivity:${accountId}:${String(unused.lastSeenAt.getTime())}:${String(daysLeft)}`,
    })),
  ])
}

/** The last sign-in of an account that has so many days left. */
function seenBefore(now: Date, daysLeft: number): Date {
  return yearsLater(daysLater(now, daysLeft), -limits.inactiveYears)
}

function closingDate(now: Date, { lastSeenAt }: Unused): Date {
  const end = yearsLater(lastSeenAt, limits.inactiveYears)
  const earliest = daysLater(now, lastWarning)
  return end > earliest ? end : earliest
}

function daysLater(date: Date, days: number): Date {
  return new Date(date.getTime() + days * DAY)
}

function yearsLater(date: Date, years: number): Date {
  const later = new Date(date)
  later.setUTCFullYear(later.getUTCFullYear() + years)
  return later
}
