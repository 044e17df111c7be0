import type { Deps } from '../deps.ts'
import { writeIf } from '../platform/claim.ts'
import { stopAddress } from '../subscriptions/index.ts'
import {
  findBouncedCopy,
  forgetBounces,
  hasBounced,
  insertBounce,
  type Bounce,
} from './bounce-store.ts'

/** One refusal may be a mistake of the other server; three letters are not. */
const TIMES = 3

/** Keeps what came back; answers whether the portal ever sent that copy. */
export async function recordBounce(deps: Deps, bounce: Bounce): Promise<boolean> {
  const copy = await findBouncedCopy(deps, bounce.copyId)
  if (!copy) return false
  await deps.database.write([insertBounce(bounce, deps.clock.now())])
  const { subscriberId } = copy
  if (subscriberId === null) return true
  const stopped = await writeIf(deps.database, hasBounced(subscriberId, TIMES), [
    stopAddress(deps, subscriberId),
    forgetBounces(subscriberId),
  ])
  if (stopped) deps.log.warn('address of a subscriber stopped')
  return true
}

/**
 * By the status of RFC 3463. Only a mailbox that is not there counts against its address: neither
 * a full one, nor a judgement on the letter or its sender, which would stop every address of a
 * strict server.
 */
export function kindOf(status: string | null): Bounce['kind'] {
  if (status === null || status.startsWith('4')) return 'temporary'
  return /^5\.(1\.(0|1|2|3|6|10)|2\.1)$/.test(status) ? 'gone' : 'refused'
}
