import type { Deps } from '../deps.ts'
import { nextLink, origin, type Link } from './link.ts'
import { readChain, type ChainedReceipt } from './chain-store.ts'
import { readHeads } from './head-store.ts'
import { isSigned, publicKeyOf, type SignedHead } from './signing.ts'

export type Verdict =
  | { kind: 'whole'; receipts: number; heads: number; last: SignedHead | undefined }
  | { kind: 'broken-receipt'; receipt: ChainedReceipt }
  | { kind: 'missing-receipts'; head: SignedHead }
  | { kind: 'broken-head'; head: SignedHead }
  | { kind: 'foreign-head'; head: SignedHead }

/** Computes every link and checks every signature again; stops at the first that is wrong. */
export async function verifyChain(
  deps: Pick<Deps, 'database' | 'settings'>,
  formerKeys: readonly string[],
  tell: (receipts: number) => void,
): Promise<Verdict> {
  const keys = new Set([publicKeyOf(deps.settings.receiptKey), ...formerKeys])
  let link = origin
  let heads = 0
  let last: SignedHead | undefined
  for await (const head of readHeads(deps)) {
    const reached = await follow(deps, link, head.position, tell)
    if ('broken' in reached) return { kind: 'broken-receipt', receipt: reached.broken }
    link = reached
    if (link.position !== head.position) return { kind: 'missing-receipts', head }
    if (link.chain !== head.chain || !isSigned(head)) return { kind: 'broken-head', head }
    if (!keys.has(head.publicKey)) return { kind: 'foreign-head', head }
    last = head
    heads++
  }
  const reached = await follow(deps, link, undefined, tell)
  if ('broken' in reached) return { kind: 'broken-receipt', receipt: reached.broken }
  return { kind: 'whole', receipts: reached.position, heads, last }
}

const TELL_EVERY = 1_000

/** From a link to a later one, or to the end. */
async function follow(
  deps: Pick<Deps, 'database'>,
  from: Link,
  upTo: number | undefined,
  tell: (receipts: number) => void,
): Promise<Link | { broken: ChainedReceipt }> {
  let link = from
  for await (const receipt of readChain(deps, from.position, upTo)) {
    link = nextLink(link, receipt.content)
    if (link.position !== receipt.position || link.chain !== receipt.chain) {
      return { broken: receipt }
    }
    if (link.position % TELL_EVERY === 0) tell(link.position)
  }
  return link
}
