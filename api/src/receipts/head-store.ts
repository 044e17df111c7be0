import type { ReceiptHead } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { writeIf } from '../platform/claim.ts'
import { readPages } from '../platform/read-pages.ts'
import type { Link } from './link.ts'
import type { SignedHead } from './signing.ts'

type Storage = Pick<Deps, 'database'>

const headSchema = z.object({
  day: z.string(),
  position: z.number(),
  chain: z.string(),
  publicKey: z.string(),
  signature: z.string(),
})

const columns = 'day, position, chain, public_key AS publicKey, signature'

export async function findLastHead({ database }: Storage): Promise<SignedHead | undefined> {
  const rows = await database.read(`SELECT ${columns} FROM receipt_heads ORDER BY day DESC LIMIT 1`)
  return rows.map((row) => headSchema.parse(row))[0]
}

export async function findHead(
  { database }: Storage,
  day: string,
): Promise<ReceiptHead | undefined> {
  const rows = await database.read(`SELECT ${columns} FROM receipt_heads WHERE day = ?`, [day])
  return rows.map((row) => headSchema.parse(row))[0]
}

/** The one before that day's. */
export async function findHeadBefore(
  { database }: Storage,
  day: string,
): Promise<ReceiptHead | undefined> {
  const rows = await database.read(
    `SELECT ${columns} FROM receipt_heads WHERE day < ? ORDER BY day DESC LIMIT 1`,
    [day],
  )
  return rows.map((row) => headSchema.parse(row))[0]
}

/** Newest first. */
export async function listHeads(
  { database }: Storage,
  { limit, offset }: { limit: number; offset: number },
): Promise<ReceiptHead[]> {
  const rows = await database.read(
    `SELECT ${columns} FROM receipt_heads ORDER BY day DESC LIMIT ? OFFSET ?`,
    [limit, offset],
  )
  return z.array(headSchema).parse(rows)
}

/** All of them, oldest first, never all at once. */
export async function* readHeads({ database }: Storage): AsyncGenerator<SignedHead> {
  const rows = readPages(database, {
    sql: `SELECT ${columns} FROM receipt_heads WHERE day > ''`,
    args: [],
    order: [{ column: 'day', as: 'day' }],
  })
  for await (const row of rows) yield headSchema.parse(row)
}

export async function countHeads({ database }: Storage): Promise<number> {
  const rows = await database.read('SELECT count(*) AS total FROM receipt_heads')
  return z.object({ total: z.number() }).parse(rows[0]).total
}

/** When the receipt after that position was issued; undefined when there is none. */
export async function findIssueAfter(
  { database }: Storage,
  position: number,
): Promise<Date | undefined> {
  const rows = await database.read('SELECT issued_at AS at FROM receipts WHERE position = ?', [
    position + 1,
  ])
  return rows.map((row) => new Date(z.object({ at: z.number() }).parse(row).at))[0]
}

/** The last place taken by a receipt issued before a time. */
export async function findLastLinkBefore(
  { database }: Storage,
  time: Date,
): Promise<Link | undefined> {
  const rows = await database.read(
    `SELECT position, chain FROM receipts WHERE position IS NOT NULL AND issued_at < ?
     ORDER BY position DESC LIMIT 1`,
    [time],
  )
  return rows.map((row) => z.object({ position: z.number(), chain: z.string() }).parse(row))[0]
}

/** False when another head was signed meanwhile: nothing was written. */
export async function insertHead(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  head: SignedHead,
  last: SignedHead | undefined,
): Promise<boolean> {
  const condition = {
    sql: `coalesce((SELECT max(day) FROM receipt_heads), '') = ?`,
    args: [last?.day ?? ''],
  }
  const insertion = {
    sql: `INSERT INTO receipt_heads (day, position, chain, public_key, signature, signed_at)
          VALUES (?, ?, ?, ?, ?, ?)`,
    args: [head.day, head.position, head.chain, head.publicKey, head.signature, clock.now()],
  }
  return (await writeIf(database, condition, [insertion])) !== undefined
}
