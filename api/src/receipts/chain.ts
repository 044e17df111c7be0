import type { Deps } from '../deps.ts'
import { sha256 } from '../platform/tokens.ts'
import { appendLinks, findLastLink, listUnchained } from './chain-store.ts'

/** One receipt's place in the chain; positions begin at 1. */
export interface Link {
  position: number
  chain: string
}

/** Before the first receipt. */
export const origin: Link = { position: 0, chain: '0'.repeat(64) }

export function nextLink(last: Link, content: string): Link {
  return { position: last.position + 1, chain: sha256(last.chain + sha256(content)) }
}

const BATCH = 100

/**
 * Gives their place to all receipts that have none. Several processes may do it at once: each batch
 * rests on the end of the chain that it was computed from.
 */
export async function chainReceipts(deps: Pick<Deps, 'database'>): Promise<void> {
  for (;;) {
    // In this order: what is appended in between makes the batch fail, it never adds it twice.
    let last = (await findLastLink(deps)) ?? origin
    const { position } = last
    const waiting = await listUnchained(deps, BATCH)
    if (waiting.length === 0) return
    const links = waiting.map(({ id, content }) => {
      last = nextLink(last, content)
      return { id, ...last }
    })
    await appendLinks(deps, position, links)
  }
}
