import type { Theme } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const themeRowSchema = z.object({
  slug: z.string(),
  name: z.string(),
  rank: z.number(),
  serviceName: z.string(),
  serviceEmail: z.string(),
  serviceAddress: z.string(),
  servicePhone: z.string(),
  silence: z.enum(['accord', 'rejet', 'sans objet']),
  silenceMonths: z.number(),
  remedies: z.string().nullable(),
})

/** A theme and the service behind it, as Strapi last gave them. */
export type MirroredTheme = z.infer<typeof themeRowSchema>

const columns = `slug, name, rank, service_name AS serviceName, service_email AS serviceEmail,
  service_address AS serviceAddress, service_phone AS servicePhone, silence,
  silence_months AS silenceMonths, remedies`

/** Those that employers may choose, in their order. */
export async function getThemes({ database }: Deps): Promise<MirroredTheme[]> {
  const rows = await database.read(
    `SELECT ${columns} FROM themes WHERE offered = 1 ORDER BY rank, slug`,
  )
  return rows.map((row) => themeRowSchema.parse(row))
}

/** Undefined for one that is not, or no longer, offered. */
export async function findTheme(
  { database }: Deps,
  slug: string,
): Promise<MirroredTheme | undefined> {
  const rows = await database.read(`SELECT ${columns} FROM themes WHERE slug = ? AND offered = 1`, [
    slug,
  ])
  return rows.map((row) => themeRowSchema.parse(row))[0]
}

/** Also one that is no longer offered, of which there are requests. */
export async function findMirroredTheme(
  { database }: Pick<Deps, 'database'>,
  slug: string,
): Promise<MirroredTheme | undefined> {
  const rows = await database.read(`SELECT ${columns} FROM themes WHERE slug = ?`, [slug])
  return rows.map((row) => themeRowSchema.parse(row))[0]
}

/** Exactly these are offered from now on. */
export function replaceThemes(themes: readonly MirroredTheme[]): Statement[] {
  return [{ sql: 'UPDATE themes SET offered = 0', args: [] }, ...themes.map(upsertTheme)]
}

export function toMirrored(theme: Theme): MirroredTheme {
  return themeRowSchema.parse(theme)
}

function upsertTheme(theme: MirroredTheme): Statement {
  return {
    sql: `INSERT OR REPLACE INTO themes (slug, name, rank, service_name, service_email,
            service_address, service_phone, silence, silence_months, remedies, offered)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
    args: [
      theme.slug,
      theme.name,
      theme.rank,
      theme.serviceName,
      theme.serviceEmail,
      theme.serviceAddress,
      theme.servicePhone,
      theme.silence,
      theme.silenceMonths,
      theme.remedies,
    ],
  }
}
