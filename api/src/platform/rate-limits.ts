import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { problem } from './problems.ts'

export interface RateLimit {
  /** Counts one try; throws `too-many` beyond the limit. */
  take(key: string): Promise<void>
  /** Takes a try back that turned out harmless. */
  giveBack(key: string): Promise<void>
  /** A try that counts only when it fails; beyond the limit it is not begun. */
  attempt<T>(key: string, work: () => Promise<T>): Promise<T>
}

/** Kept in memory, for addresses. A counter that must survive a restart is a row instead. */
export function createRateLimit({
  tries,
  seconds,
  cause = 'Trop d’essais depuis votre connexion.',
}: {
  tries: number
  seconds: number
  cause?: string
}): RateLimit {
  const limiter = new RateLimiterMemory({ points: tries, duration: seconds })
  const limit: RateLimit = {
    async take(key) {
      try {
        await limiter.consume(key)
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) throw tooMany(cause, refusal.msBeforeNext / 1000)
        throw refusal
      }
    },
    async giveBack(key) {
      await limiter.reward(key)
    },
    async attempt(key, work) {
      await limit.take(key)
      const result = await work()
      await limit.giveBack(key)
      return result
    },
  }
  return limit
}

function tooMany(cause: string, seconds: number) {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  return problem({
    type: 'too-many',
    title: `${cause} Réessayez dans ${minutes} min.`,
    retryAfter: seconds,
  })
}
