import type { Delays, RequestKind } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const delaysSchema = z.object({ answers: z.number(), median: z.number(), ninthDecile: z.number() })

/** Undefined while too few requests were answered. */
export async function findDelays(
  { database }: Pick<Deps, 'database'>,
  themeSlug: string,
  kind: RequestKind,
): Promise<Delays | undefined> {
  const rows = await database.read(
    `SELECT answers, median, ninth_decile AS ninthDecile FROM service_delays
     WHERE theme_slug = ? AND kind = ?`,
    [themeSlug, kind],
  )
  return rows.map((row) => delaysSchema.parse(row))[0]
}

const slugSchema = z.object({ slug: z.string() })

/** Also of themes that are no longer offered: their requests are still answered. */
export async function listThemeSlugs({ database }: Pick<Deps, 'database'>): Promise<string[]> {
  const rows = await database.read('SELECT slug FROM themes ORDER BY slug')
  return rows.map((row) => slugSchema.parse(row).slug)
}

const answeredSchema = z.object({
  sentAt: z.number().transform((milliseconds) => new Date(milliseconds)),
  answeredAt: z.number().transform((milliseconds) => new Date(milliseconds)),
  address: z.string(),
})

export type AnsweredRequest = z.infer<typeof answeredSchema>

/** The latest ones answered since a date, with the address of their employer. */
export async function listAnswered(
  { database }: Pick<Deps, 'database'>,
  { themeSlug, kind, since, limit }: DelayScope,
): Promise<AnsweredRequest[]> {
  const rows = await database.read(
    `SELECT r.sent_at AS sentAt, r.answered_at AS answeredAt, e.address
     FROM requests r JOIN employers e ON e.siret = r.siret
     WHERE r.theme_slug = ? AND r.kind = ? AND r.answered_at >= ?
     ORDER BY r.answered_at DESC LIMIT ?`,
    [themeSlug, kind, since, limit],
  )
  return rows.map((row) => answeredSchema.parse(row))
}

interface DelayScope {
  themeSlug: string
  kind: RequestKind
  since: Date
  limit: number
}

/** None of them takes away what was there. */
export function replaceDelays(
  { clock }: Pick<Deps, 'clock'>,
  themeSlug: string,
  kind: RequestKind,
  delays: Delays | undefined,
): Statement {
  if (!delays) {
    return {
      sql: 'DELETE FROM service_delays WHERE theme_slug = ? AND kind = ?',
      args: [themeSlug, kind],
    }
  }
  const { answers, median, ninthDecile } = delays
  return {
    sql: `INSERT OR REPLACE INTO service_delays
            (theme_slug, kind, answers, median, ninth_decile, computed_at)
          VALUES (?, ?, ?, ?, ?, ?)`,
    args: [themeSlug, kind, answers, median, ninthDecile, clock.now()],
  }
}
