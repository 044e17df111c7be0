import { limits, type ReceiptDay, type ReceiptHeadList } from 'content-types'
import type { Deps } from '../deps.ts'
import { notFound } from '../platform/problems.ts'
import { sha256 } from '../platform/tokens.ts'
import { origin } from './link.ts'
import { readChain } from './chain-store.ts'
import { countHeads, findHead, findHeadBefore, listHeads } from './head-store.ts'

export async function getHeads(deps: Deps, page: number): Promise<ReceiptHeadList> {
  const pages = Math.max(1, Math.ceil((await countHeads(deps)) / limits.pageSize))
  const offset = (page - 1) * limits.pageSize
  return { heads: await listHeads(deps, { limit: limits.pageSize, offset }), page, pages }
}

/** All it takes to compute a day's head again from the one before. */
export async function getDay(deps: Deps, day: string): Promise<ReceiptDay> {
  const head = await findHead(deps, day)
  if (!head) throw notFound()
  const { position, chain } = (await findHeadBefore(deps, day)) ?? origin
  const digests: string[] = []
  for await (const { content } of readChain(deps, position, head.position)) {
    digests.push(sha256(content))
  }
  return { head, previous: { position, chain }, digests }
}
