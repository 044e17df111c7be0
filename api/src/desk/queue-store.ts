import { requestKinds, type DeskView } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Argument } from '../platform/database.ts'
import { armsOf, isOpenInSql, type Arm, type Scope } from './view-store.ts'

/** Where a request stands in a list, and in its table: its row is read without another search. */
export interface Place {
  row: number
  sentAt: number
}

const placeSchema = z.object({ row: z.number(), sentAt: z.number() })

/** Counting further would read the more rows the more there are, for a number that nobody reads. */
export const MOST_COUNTED = 1_000

interface Page {
  limit: number
  offset: number
}

/** Of a view whose order is that of an index; oldest first, but for what is over. */
export async function listPlaces(
  { database }: Pick<Deps, 'database'>,
  scope: Scope,
  view: Exclude<DeskView, 'callbacks' | 'late'>,
  { limit, offset }: Page,
): Promise<Place[]> {
  const { sql, args } = mergedOf(scope, view)
  if (sql === '') return []
  const order = view === 'answered' || view === 'ended' ? 'sentAt DESC, id DESC' : 'sentAt, id'
  const rows = await database.read(`${sql} ORDER BY ${order} LIMIT ? OFFSET ?`, [
    ...args,
    limit,
    offset,
  ])
  return z.array(placeSchema).parse(rows)
}

/** As `listPlaces` would give them, up to `MOST_COUNTED`. */
export async function countPlaces(
  { database }: Pick<Deps, 'database'>,
  scope: Scope,
  view: Exclude<DeskView, 'callbacks' | 'late'>,
): Promise<number> {
  const { sql, args } = mergedOf(scope, view)
  if (sql === '') return 0
  return countUpTo(database, sql, args)
}

/** Oldest first, as many as are ever counted. */
export async function listMerged(
  { database }: Pick<Deps, 'database'>,
  arms: readonly Arm[],
): Promise<Place[]> {
  if (arms.length === 0) return []
  const { sql, args } = merge(arms)
  const rows = await database.read(`${sql} ORDER BY sentAt, id LIMIT ?`, [...args, MOST_COUNTED])
  return z.array(placeSchema).parse(rows)
}

/** The next to call first, be it late or still to come. */
export async function listCallbackPlaces(
  { database }: Pick<Deps, 'database'>,
  scope: Scope,
  { limit, offset }: Page,
): Promise<Place[]> {
  const rows = await database.read(
    `${callbacksOf} ORDER BY c.day, c.slot DESC, c.request_id LIMIT ? OFFSET ?`,
    [...inScope(scope), limit, offset],
  )
  return z.array(placeSchema).parse(rows)
}

export async function countCallbacks(
  { database }: Pick<Deps, 'database'>,
  scope: Scope,
): Promise<number> {
  return countUpTo(database, callbacksOf, inScope(scope))
}

/** Of one service, that day or before. */
export async function countCallbacksUntil(
  { database }: Pick<Deps, 'database'>,
  slug: string,
  day: string,
): Promise<number> {
  const scope = [JSON.stringify([slug]), JSON.stringify(requestKinds)]
  return countUpTo(database, `${callbacksOf} AND c.day <= ?`, [...scope, day])
}

/** CROSS JOIN keeps the order: those to come are few, whatever the number of requests. */
const callbacksOf = `SELECT r.rowid AS row, r.sent_at AS sentAt
  FROM callbacks c INDEXED BY callbacks_by_day CROSS JOIN requests r ON r.id = c.request_id
  WHERE c.ended_at IS NULL AND r.theme_slug IN (SELECT value FROM json_each(?))
    AND r.kind IN (SELECT value FROM json_each(?))`

const inHand = `SELECT sent_at AS sentAt, id, rowid AS row FROM requests INDEXED BY requests_in_hand
  WHERE agent_id = ? AND ${isOpenInSql}
    AND theme_slug IN (SELECT value FROM json_each(?))
    AND kind IN (SELECT value FROM json_each(?))`

/** Empty for an agent without a service. */
function mergedOf(scope: Scope, view: Exclude<DeskView, 'callbacks' | 'late'>): Arm {
  if (view === 'mine') return { sql: inHand, args: [scope.agentId, ...inScope(scope)] }
  return merge(armsOf(scope, view))
}

function merge(arms: readonly Arm[]): Arm {
  return {
    sql: arms.map(({ sql }) => sql).join('\nUNION ALL\n'),
    args: arms.flatMap(({ args }) => args),
  }
}

function inScope({ services, kinds }: Scope): string[] {
  return [JSON.stringify(services), JSON.stringify(kinds)]
}

async function countUpTo(
  database: Deps['database'],
  sql: string,
  args: readonly Argument[],
): Promise<number> {
  const [row] = await database.read(`SELECT count(*) AS total FROM (${sql} LIMIT ?)`, [
    ...args,
    MOST_COUNTED,
  ])
  return z.object({ total: z.number() }).parse(row).total
}
