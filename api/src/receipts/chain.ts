import type { Deps } from '../deps.ts'
import { appendLinks, findLastLink, listUnchained } from './chain-store.ts'
import { nextLink, origin } from './link.ts'

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
