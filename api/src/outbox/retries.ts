const HOUR = 3_600_000

const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 6 * HOUR
const GIVE_UP_MS = 72 * HOUR

/** When to try again after `tries` tries; undefined when it is too old to be of use. */
export function nextTry(message: { tries: number; createdAt: Date; now: Date }): Date | undefined {
  const { tries, createdAt, now } = message
  if (now.getTime() - createdAt.getTime() >= GIVE_UP_MS) return undefined
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS)
  return new Date(now.getTime() + wait)
}
