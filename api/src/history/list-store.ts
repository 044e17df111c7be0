import {
  requestKinds,
  requestStateSchema,
  type RequestKind,
  type RequestState,
  type RequestSummary,
} from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Argument, Statement } from '../platform/database.ts'
import { accountToken } from '../platform/fold.ts'

export interface ListFilters {
  theme?: string
  kind?: RequestKind
  state?: RequestState
  from?: Date
  before?: Date
  /** An expression of FTS5 over the folded words. */
  match: string | undefined
}

/** Newest first. */
export async function listRequests(
  deps: Pick<Deps, 'database'>,
  accountId: string,
  filters: ListFilters,
  { limit, offset }: { limit: number; offset: number },
): Promise<RequestSummary[]> {
  const { sql, args } = scopeOf(accountId, filters)
  const rows = await deps.database.read(
    `SELECT id FROM requests WHERE ${sql} ORDER BY sent_at DESC, id LIMIT ? OFFSET ?`,
    [...args, limit, offset],
  )
  return readSummaries(deps, rows.map(readId))
}

/** All of them, newest first, by pages; what is sent meanwhile moves nothing. */
export async function* streamRequests(
  deps: Pick<Deps, 'database'>,
  accountId: string,
  filters: ListFilters,
): AsyncGenerator<RequestSummary> {
  const { sql, args } = scopeOf(accountId, filters)
  let last: z.infer<typeof keySchema> | undefined
  do {
    const after = last ? 'AND sent_at <= ? AND (sent_at < ? OR id > ?)' : ''
    const rows = await deps.database.read(
      `SELECT id, sent_at AS sentAt FROM requests WHERE ${sql} ${after}
       ORDER BY sent_at DESC, id LIMIT ?`,
      [...args, ...(last ? [last.sentAt, last.sentAt, last.id] : []), STREAM_PAGE],
    )
    const keys = rows.map((row) => keySchema.parse(row))
    yield* await readSummaries(
      deps,
      keys.map(({ id }) => id),
    )
    last = keys.length === STREAM_PAGE ? keys.at(-1) : undefined
  } while (last)
}

const STREAM_PAGE = 200

export async function countRequests(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
  filters: ListFilters,
): Promise<number> {
  const { sql, args } = scopeOf(accountId, filters)
  const rows = await database.read(`SELECT count(*) AS total FROM requests WHERE ${sql}`, args)
  return readTotal(rows[0])
}

/** Those with something unread, whatever the filters. */
export async function countUnread(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
): Promise<number> {
  const rows = await database.read(
    'SELECT count(*) AS total FROM requests WHERE account_id = ? AND unread > 0',
    [accountId],
  )
  return readTotal(rows[0])
}

/** What an index holds: no list reads what people wrote. */
function scopeOf(accountId: string, filters: ListFilters): Statement {
  const { theme, kind, state, from, before, match } = filters
  const conditions = ['account_id = ?']
  const args: Argument[] = [accountId]
  const add = (condition: string, value: Argument | undefined) => {
    if (value === undefined) return
    conditions.push(condition)
    args.push(value)
  }
  add('theme_slug = ?', theme)
  add('kind = ?', kind)
  add('state = ?', state)
  add('sent_at >= ?', from)
  add('sent_at < ?', before)
  // The plus keeps the order of the account's index: what matches is looked up in it.
  add(
    '+id IN (SELECT request_id FROM request_words WHERE request_words MATCH ?)',
    match && `scope : "${accountToken(accountId)}" AND words : (${match})`,
  )
  return { sql: conditions.join(' AND '), args }
}

const keySchema = z.object({ id: z.string(), sentAt: z.number() })

function readId(row: unknown): string {
  return keySchema.pick({ id: true }).parse(row).id
}

function readTotal(row: unknown): number {
  return z.object({ total: z.number() }).parse(row).total
}

const instant = z.number().transform((milliseconds) => new Date(milliseconds).toISOString())

const summaryFields = {
  reference: z.string(),
  kind: z.enum(requestKinds),
  themeSlug: z.string(),
  themeName: z.string(),
  object: z.string(),
  state: requestStateSchema,
  sentAt: instant,
  changedAt: instant,
  fileCount: z.number(),
  unread: z.number(),
}

const summarySchema = z
  .object({ ...summaryFields, id: z.string() })
  .transform(({ id, themeSlug, themeName, ...rest }) => ({
    id,
    summary: { ...rest, theme: { slug: themeSlug, name: themeName } },
  }))

const summaryColumns = `r.reference, r.kind, r.theme_slug AS themeSlug, r.theme_name AS themeName,
  r.object, r.state, r.sent_at AS sentAt, r.changed_at AS changedAt, r.unread,
  (SELECT count(*) FROM files f WHERE f.request_id = r.id) AS fileCount`

/** In the order of the ids. */
async function readSummaries(
  { database }: Pick<Deps, 'database'>,
  ids: readonly string[],
): Promise<RequestSummary[]> {
  const rows = await database.read(
    `SELECT r.id, ${summaryColumns} FROM requests r
     WHERE r.id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  )
  const found = new Map(rows.map((row) => [row['id'], summarySchema.parse(row).summary]))
  return ids.flatMap((id) => found.get(id) ?? [])
}
