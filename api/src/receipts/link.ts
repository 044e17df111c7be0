import { sha256 } from '../platform/tokens.ts'

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
