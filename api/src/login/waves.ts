import { createHmac } from 'node:crypto'
import { hasEnrolled } from '../browsers/index.ts'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { createToken } from '../platform/tokens.ts'
import { sprayedCode } from './problems.ts'
import { createSprayWatch } from './spray-watch.ts'
import type { Credentials } from './try-code.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** More refusals than this portal-wide in ten minutes are no accident. */
const MANY_REFUSALS = 300
const REFUSALS_MS = 10 * MINUTE

/** Sees what no counter of one account can: one code tried on many accounts. */
export interface Waves {
  /** Throws `too-many`, without a hash, for a code on its way through the accounts. */
  refuseSprayed(credentials: Credentials, browserHash: string | undefined): Promise<void>
  countRefusal(credentials: Credentials): Promise<void>
  /** A try that its address may make no more: not looked at, and still the sign of a wave. */
  countFlood(): Promise<void>
}

/** Kept in memory, by each process for what it sees. */
export function createWaves(deps: Deps): Waves {
  const { clock, database, log } = deps
  const key = createToken()
  const spray = createSprayWatch()
  let refusals: number[] = []
  let toldAt = -Infinity

  const keyOf = (code: string) => createHmac('sha256', key).update(code).digest('base64url')

  async function tell(reason: 'same-code' | 'many-refusals', now: number): Promise<void> {
    if (now - toldAt < HOUR) return
    toldAt = now
    log.warn('wave of tries to log in', { reason })
    const wave = { event: 'wave-detected', actor: 'system', about: reason } as const
    await database.write([recordEvent(deps, wave)])
  }

  async function count(now: number): Promise<void> {
    refusals = [...refusals.filter((at) => at > now - REFUSALS_MS), now].slice(-MANY_REFUSALS - 1)
    if (refusals.length > MANY_REFUSALS) await tell('many-refusals', now)
  }

  return {
    async refuseSprayed({ siret, code }, browserHash) {
      if (!spray.isSprayed(keyOf(code), clock.now().getTime())) return
      if (browserHash !== undefined && (await hasEnrolled(deps, siret, browserHash))) return
      throw sprayedCode()
    },

    async countRefusal({ siret, code }) {
      const now = clock.now().getTime()
      if (spray.count(keyOf(code), siret, now)) await tell('same-code', now)
      await count(now)
    },

    countFlood: () => count(clock.now().getTime()),
  }
}
