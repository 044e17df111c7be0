import { addDays, parisDay, startOfParisDay } from 'content-types'
import type { Deps } from '../deps.ts'
import { chainReceipts } from './chain.ts'
import { findIssueAfter, findLastHead, findLastLinkBefore, insertHead } from './head-store.ts'
import { signHead, type SignedHead } from './signing.ts'

/**
 * Signs the end of the chain of each finished day of Paris that has receipts. A receipt that took
 * its place once its day was signed is covered by the next head.
 */
export async function signHeads(deps: Deps): Promise<void> {
  await chainReceipts(deps)
  for (;;) {
    const last = await findLastHead(deps)
    const day = await findDayToSign(deps, last)
    if (day === undefined) return
    const link = await findLastLinkBefore(deps, startOfParisDay(addDays(day, 1)))
    if (!link) return
    const head = signHead(deps.settings.receiptKey, { day, ...link })
    if (await insertHead(deps, head, last)) {
      deps.log.info('head of receipts signed', { count: head.position })
    }
  }
}

/** That of the first receipt without a head, unless it is not over yet. */
async function findDayToSign(
  deps: Deps,
  last: SignedHead | undefined,
): Promise<string | undefined> {
  const issued = await findIssueAfter(deps, last?.position ?? 0)
  if (!issued) return undefined
  const own = parisDay(issued)
  const day = last && own <= last.day ? addDays(last.day, 1) : own
  return day < parisDay(deps.clock.now()) ? day : undefined
}
