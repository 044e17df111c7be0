import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { writeIf } from '../platform/claim.ts'
import type { Link } from './link.ts'

type Storage = Pick<Deps, 'database'>

const linkSchema = z.object({ position: z.number(), chain: z.string() })

/** The last receipt that has its place. */
export async function findLastLink({ database }: Storage): Promise<Link | undefined> {
  const rows = await database.read(
    `SELECT position, chain FROM receipts WHERE position IS NOT NULL
     ORDER BY position DESC LIMIT 1`,
  )
  return rows.map((row) => linkSchema.parse(row))[0]
}

const waitingSchema = z.object({ id: z.string(), content: z.string() })

/** Those without a place, oldest first; by itself SQLite would take the index of the places. */
export async function listUnchained(
  { database }: Storage,
  limit: number,
): Promise<z.infer<typeof waitingSchema>[]> {
  const rows = await database.read(
    `SELECT id, content FROM receipts INDEXED BY receipts_to_chain
     WHERE position IS NULL ORDER BY issued_at, id LIMIT ?`,
    [limit],
  )
  return z.array(waitingSchema).parse(rows)
}

/** False when the chain is no longer at that position: nothing was written. */
export async function appendLinks(
  { database }: Storage,
  last: number,
  links: readonly (Link & { id: string })[],
): Promise<boolean> {
  const condition = {
    sql: `coalesce((SELECT max(position) FROM receipts), 0) = ?`,
    args: [last],
  }
  const written = await writeIf(
    database,
    condition,
    links.map(({ id, position, chain }) => ({
      sql: 'UPDATE receipts SET position = ?, chain = ? WHERE id = ?',
      args: [position, chain, id],
    })),
  )
  return written !== undefined
}

const chainedSchema = linkSchema.extend({
  id: z.string(),
  content: z.string(),
  issuedAt: z.number().transform((milliseconds) => new Date(milliseconds)),
})

export type ChainedReceipt = z.infer<typeof chainedSchema>

const PAGE = 200

/** The receipts after a position and up to another, in the chain's order, never all at once. */
export async function* readChain(
  { database }: Storage,
  after = 0,
  upTo = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<ChainedReceipt> {
  for (let last = after; ;) {
    const rows = await database.read(
      `SELECT id, position, chain, content, issued_at AS issuedAt FROM receipts
       WHERE position > ? AND position <= ? ORDER BY position LIMIT ?`,
      [last, upTo, PAGE],
    )
    const receipts = z.array(chainedSchema).parse(rows)
    yield* receipts
    if (receipts.length < PAGE) return
    last = receipts.at(-1)?.position ?? last
  }
}
