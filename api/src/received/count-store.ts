import type { ReceivedList } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { ListScope } from './list-store.ts'

const rowSchema = z.object({
  shelf: z.enum(['new', 'opened', 'archived']),
  kind: z.string(),
  themeSlug: z.string(),
  total: z.number(),
})

/** How many lines the account has, and how many of them the filters let through. */
export async function countReceived(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
  { kind, theme, state }: ListScope,
): Promise<ReceivedList['counts'] & { total: number }> {
  const rows = await database.read(
    `SELECT shelf, kind, theme_slug AS themeSlug, total FROM received_counts WHERE account_id = ?`,
    [accountId],
  )
  const counts = { listed: 0, unread: 0, archived: 0, total: 0 }
  for (const row of rows) {
    const { shelf, total, ...line } = rowSchema.parse(row)
    if (shelf === 'archived') counts.archived += total
    else counts.listed += total
    if (shelf === 'new') counts.unread += total
    const isInState = state === 'all' ? shelf !== 'archived' : shelf === state
    const isOfKind = kind === undefined || line.kind === kind
    const isOfTheme = theme === undefined || line.themeSlug === theme
    if (isInState && isOfKind && isOfTheme) counts.total += total
  }
  return counts
}
