import { limits } from 'content-types'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** A session in use is written again at most this often. */
const RENEWAL_MS = 30 * SECOND
/** How long an ended session still says whose it was, for a form sent too late. */
const MEMORY_MS = 12 * HOUR

/** When the session ends whatever happens. */
export function endOf(createdAt: Date): Date {
  return new Date(createdAt.getTime() + limits.sessionHours * HOUR)
}

/** When it ends if nothing more happens after now. */
export function expiryOf(createdAt: Date, now: Date): Date {
  const idle = now.getTime() + limits.sessionIdleMinutes * MINUTE
  return new Date(Math.min(idle, endOf(createdAt).getTime()))
}

export function isRenewalDue(renewedAt: Date, now: Date): boolean {
  return now.getTime() - renewedAt.getTime() >= RENEWAL_MS
}

export function forgottenBefore(now: Date): Date {
  return new Date(now.getTime() - MEMORY_MS)
}
