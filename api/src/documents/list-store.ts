import { documentKinds, limits, type DocumentKind, type DocumentList } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Argument } from '../platform/database.ts'
import { traceOf } from './trace.ts'

interface Asked {
  theme?: string | undefined
  kind?: DocumentKind | undefined
  page: number
}

/** Newest first. */
export async function listDocuments(
  deps: Pick<Deps, 'database'>,
  accountId: string,
  { theme, kind, page }: Asked,
): Promise<DocumentList> {
  const kinds = await countKinds(deps, accountId, theme)
  const total = kinds
    .filter((one) => kind === undefined || one.kind === kind)
    .reduce((sum, one) => sum + one.total, 0)
  return {
    documents: total === 0 ? [] : await readPage(deps, accountId, { theme, kind, page }),
    page,
    pages: Math.max(1, Math.ceil(total / limits.pageSize)),
    total,
    kinds,
  }
}

const countSchema = z.object({ kind: z.enum(documentKinds), total: z.number() })

/** In the order of `documentKinds`. */
async function countKinds(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
  theme: string | undefined,
): Promise<DocumentList['kinds']> {
  const rows = await database.read(
    `SELECT kind, total FROM document_counts
     WHERE account_id = ? ${theme === undefined ? '' : 'AND theme_slug = ?'}`,
    theme === undefined ? [accountId] : [accountId, theme],
  )
  const totals = new Map<DocumentKind, number>()
  for (const { kind, total } of z.array(countSchema).parse(rows)) {
    totals.set(kind, (totals.get(kind) ?? 0) + total)
  }
  return documentKinds.flatMap((kind) => {
    const total = totals.get(kind)
    return total === undefined ? [] : [{ kind, total }]
  })
}

const listedSchema = z
  .object({
    id: z.string(),
    publishedAt: z.number().transform((milliseconds) => new Date(milliseconds).toISOString()),
    kind: z.enum(documentKinds),
    description: z.string(),
    themeSlug: z.string(),
    themeName: z.string(),
    bytes: z.number(),
    isNew: z.coerce.boolean(),
    withdrawnAt: z.number().nullable(),
    withdrawnReason: z.string().nullable(),
    replacedBy: z.string().nullable(),
    replacement: z.string().nullable(),
    replacedAt: z.number().nullable(),
    isReplacementThere: z.coerce.boolean(),
  })
  .transform((row) => ({
    id: row.id,
    publishedAt: row.publishedAt,
    kind: row.kind,
    description: row.description,
    theme: { slug: row.themeSlug, name: row.themeName },
    bytes: row.bytes,
    isNew: row.isNew,
    trace: traceOf(row),
  }))

/** One index for each way of narrowing the list, so that no row is read to be left out. */
async function readPage(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
  { theme, kind, page }: Asked,
): Promise<DocumentList['documents']> {
  const scope: [sql: string, value: Argument | undefined][] = [
    ['d.account_id = ?', accountId],
    ['d.theme_slug = ?', theme],
    ['d.kind = ?', kind],
  ]
  const asked = scope.filter(([, value]) => value !== undefined)
  const rows = await database.read(
    `SELECT d.id, d.published_at AS publishedAt, d.kind, d.description, d.bytes,
            d.theme_slug AS themeSlug, coalesce(t.name, d.theme_slug) AS themeName,
            r.id IS NOT NULL AND r.opened_at IS NULL AS isNew,
            d.withdrawn_at AS withdrawnAt, d.withdrawn_reason AS withdrawnReason,
            d.replaced_by AS replacedBy, n.description AS replacement,
            n.published_at AS replacedAt,
            n.withdrawn_at IS NULL AND n.replaced_by IS NULL AS isReplacementThere
     FROM documents d
       LEFT JOIN themes t ON t.slug = d.theme_slug
       LEFT JOIN received_items r
         ON r.account_id = d.account_id AND r.kind = 'document' AND r.subject = d.id
       LEFT JOIN documents n ON n.id = d.replaced_by
     WHERE ${asked.map(([sql]) => sql).join(' AND ')}
     ORDER BY d.published_at DESC, d.id LIMIT ? OFFSET ?`,
    [...asked.map(([, value]) => value ?? null), limits.pageSize, (page - 1) * limits.pageSize],
  )
  return z.array(listedSchema).parse(rows)
}
