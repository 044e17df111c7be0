import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const flag = z.number().transform(Boolean)

const deadlineSchema = z.object({
  /** Strapi's, which stays when the title and the address change. */
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  description: z.string(),
  link: z.string().nullable(),
  themeSlug: z.string(),
  themeName: z.string(),
  firstDay: z.string(),
  lastDay: z.string().nullable(),
  everyMonths: z.number(),
  isPostponed: flag,
})

const mirroredSchema = deadlineSchema.extend({
  sequence: z.number(),
  changedAt: z.number().transform((milliseconds) => new Date(milliseconds)),
})

const knownSchema = mirroredSchema.extend({ isWithdrawn: flag })

export type Deadline = z.infer<typeof deadlineSchema>
export type MirroredDeadline = z.infer<typeof mirroredSchema>
export type KnownDeadline = z.infer<typeof knownSchema>

const columns = `id, slug, title, description, link, theme_slug AS themeSlug,
  theme_name AS themeName, first_day AS firstDay, last_day AS lastDay,
  every_months AS everyMonths, is_postponed AS isPostponed, sequence, changed_at AS changedAt`

/** Those that editors show now: at most a few dozen. */
export async function listDeadlines({ database }: Pick<Deps, 'database'>) {
  const rows = await database.read(
    `SELECT ${columns} FROM deadlines WHERE is_withdrawn = 0 ORDER BY id`,
  )
  return z.array(mirroredSchema).parse(rows)
}

/** With those that were taken back. */
export async function listKnown({ database }: Pick<Deps, 'database'>): Promise<KnownDeadline[]> {
  const rows = await database.read(
    `SELECT ${columns}, is_withdrawn AS isWithdrawn FROM deadlines ORDER BY id`,
  )
  return z.array(knownSchema).parse(rows)
}

export async function findDeadline({ database }: Pick<Deps, 'database'>, slug: string) {
  const [row] = await database.read(
    `SELECT ${columns} FROM deadlines WHERE slug = ? AND is_withdrawn = 0`,
    [slug],
  )
  return row && mirroredSchema.parse(row)
}

/** A deadline as it is from now on. */
export function putDeadline({ isPostponed, ...deadline }: MirroredDeadline): Statement {
  const { id, slug, title, description, link, themeSlug, themeName } = deadline
  const { firstDay, lastDay, everyMonths, sequence, changedAt } = deadline
  return {
    sql: `INSERT OR REPLACE INTO deadlines
            (id, slug, title, description, link, theme_slug, theme_name, first_day, last_day,
             every_months, is_postponed, sequence, changed_at, is_withdrawn)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
    args: [
      ...[id, slug, title, description, link, themeSlug, themeName, firstDay, lastDay],
      ...[everyMonths, Number(isPostponed), sequence, changedAt],
    ],
  }
}

/** Its address is free for another one, its sequence is kept. */
export function withdrawDeadline(id: string): Statement {
  return {
    sql: `UPDATE deadlines SET is_withdrawn = 1, slug = 'withdrawn ' || id WHERE id = ?`,
    args: [id],
  }
}
