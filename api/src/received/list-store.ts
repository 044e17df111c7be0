import type { ReceivedKind, ReceivedState } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Argument, Statement } from '../platform/database.ts'
import { accountToken, serviceToken } from '../platform/fold.ts'

export interface ListScope {
  kind?: ReceivedKind
  theme?: string
  state: ReceivedState
}

interface Place {
  limit: number
  offset: number
}

/** The ids of one page, newest first. */
export async function listIds(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
  scope: ListScope,
  { limit, offset }: Place,
): Promise<string[]> {
  const { sql, args } = whereOf(accountId, scope)
  const rows = await database.read(
    `SELECT id FROM received_items WHERE ${sql} ORDER BY at DESC, id LIMIT ? OFFSET ?`,
    [...args, limit, offset],
  )
  return rows.map((row) => keySchema.parse(row).id)
}

/** A search gives the latest lines at most: whoever wants others has more words to give. */
export const MOST_FOUND = 500

/**
 * The ids of the lines with these words, newest first; one more than the most when there are more.
 * `match` is an expression of FTS5 over the folded words.
 */
export async function findIds(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
  scope: ListScope,
  match: string,
): Promise<string[]> {
  const { sql, args } = stateOf(scope)
  const rows = await database.read(
    `SELECT i.id, i.at FROM received_words w CROSS JOIN received_items i ON i.row = w.rowid
     WHERE w.received_words MATCH ? AND i.account_id = ?${sql}
     ORDER BY w.rowid DESC LIMIT ?`,
    [
      `scope : (${tokensOf(accountId, scope)}) AND searched : (${match})`,
      accountId,
      ...args,
      MOST_FOUND + 1,
    ],
  )
  return rows
    .map((row) => keySchema.extend({ at: z.number() }).parse(row))
    .sort((one, other) => other.at - one.at || (one.id < other.id ? -1 : 1))
    .map(({ id }) => id)
}

const keySchema = z.object({ id: z.string() })

function whereOf(accountId: string, { kind, theme, state }: ListScope): Statement {
  const conditions = ['account_id = ?']
  const args: Argument[] = [accountId]
  const add = (condition: string, value: Argument | undefined) => {
    if (value === undefined) return
    conditions.push(condition)
    args.push(value)
  }
  conditions.push(
    state === 'new' ? `shelf = 'new'` : `archived = ${state === 'archived' ? '1' : '0'}`,
  )
  add('kind = ?', kind)
  // Of both, the kind is looked up: the theme is beside it in the same index.
  add(kind === undefined ? 'theme_slug = ?' : '+theme_slug = ?', theme)
  return { sql: conditions.join(' AND '), args }
}

function stateOf({ state }: ListScope): Statement {
  if (state === 'new') return { sql: ` AND i.shelf = 'new'`, args: [] }
  return { sql: ' AND i.archived = ?', args: [state === 'archived'] }
}

function tokensOf(accountId: string, { kind, theme }: ListScope): string {
  return [
    accountToken(accountId),
    ...(kind === undefined ? [] : [`k${kind}`]),
    ...(theme === undefined ? [] : [serviceToken(theme)]),
  ]
    .map((token) => `"${token.replaceAll('"', '')}"`)
    .join(' AND ')
}
