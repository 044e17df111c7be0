import type { ReceivedItem } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'

const line = {
  id: z.string(),
  label: z.string(),
  at: z.number().transform((milliseconds) => new Date(milliseconds).toISOString()),
  subject: z.string(),
  themeSlug: z.string(),
  themeName: z.string(),
  isNew: z.number().transform(Boolean),
  isArchived: z.number().transform(Boolean),
}

const rowSchema = z.discriminatedUnion('kind', [
  z.object({ ...line, kind: z.literal('document'), bytes: z.number() }),
  z.object({ ...line, kind: z.literal('receipt') }),
  z.object({ ...line, kind: z.literal('answer') }),
  z.object({ ...line, kind: z.literal('payment') }),
])

/** The lines with these ids, in their order. */
export async function readLines(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
  ids: readonly string[],
): Promise<ReceivedItem[]> {
  const rows = await database.read(
    `SELECT i.id, i.kind, i.subject, i.label, i.at, i.theme_slug AS themeSlug,
            coalesce(t.name, i.theme_slug) AS themeName, i.opened_at IS NULL AS isNew,
            i.archived AS isArchived, coalesce(d.bytes, 0) AS bytes
     FROM received_items i
       LEFT JOIN themes t ON t.slug = i.theme_slug
       LEFT JOIN documents d ON i.kind = 'document' AND d.id = i.subject
     WHERE +i.account_id = ? AND i.id IN (SELECT value FROM json_each(?))`,
    [accountId, JSON.stringify(ids)],
  )
  const found = new Map(rows.map((row) => [row['id'], present(rowSchema.parse(row))]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

function present(row: z.infer<typeof rowSchema>): ReceivedItem {
  const { subject, themeSlug, themeName, ...rest } = row
  const theme = themeSlug === '' ? null : { slug: themeSlug, name: themeName }
  return { ...rest, theme, about: aboutOf(row.kind, subject) }
}

/** Of a part of a request, the request's reference. */
function aboutOf(kind: ReceivedItem['kind'], subject: string): string {
  const isPart = kind === 'receipt' || kind === 'answer'
  return isPart ? subject.slice(0, subject.indexOf(':')) : subject
}
