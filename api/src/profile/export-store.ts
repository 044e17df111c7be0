import { changeableFields } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { writeIf } from '../platform/claim.ts'
import type { Statement } from '../platform/database.ts'

const DAY = 24 * 3_600_000
const EXPORTS_PER_DAY = 5

/** Counts an export, with what is to be written about it; says whether one is left for today. */
export async function reserveExport(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  accountId: string,
  alongside: readonly Statement[],
): Promise<boolean> {
  const now = clock.now()
  const dayAgo = new Date(now.getTime() - DAY)
  const isLeft = {
    sql: '(SELECT COUNT(*) FROM exports WHERE account_id = ? AND at > ?) < ?',
    args: [accountId, dayAgo, EXPORTS_PER_DAY],
  }
  const done = await writeIf(database, isLeft, [
    { sql: 'DELETE FROM exports WHERE account_id = ? AND at <= ?', args: [accountId, dayAgo] },
    { sql: 'INSERT INTO exports (account_id, at) VALUES (?, ?)', args: [accountId, now] },
    ...alongside,
  ])
  return done !== undefined
}

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

const accountSchema = z.object({
  siret: z.string(),
  name: z.string(),
  holder: z.string(),
  email: z.string(),
  mobile: z.string().nullable(),
  address: z.string().nullable(),
  registeredAddress: z.string(),
  service: z.string(),
  createdAt: instant,
  updatedAt: instant,
  lastSeenAt: instant.nullable(),
})

export async function exportAccount({ database }: Pick<Deps, 'database'>, accountId: string) {
  const rows = await database.read(
    `SELECT a.siret, e.name, a.holder, a.email, a.mobile, a.address,
            e.address AS registeredAddress, e.service, a.created_at AS createdAt,
            a.updated_at AS updatedAt, a.last_seen_at AS lastSeenAt
     FROM accounts a JOIN employers e ON e.siret = a.siret WHERE a.id = ?`,
    [accountId],
  )
  return accountSchema.parse(rows[0])
}

const changeSchema = z.object({
  field: z.enum(changeableFields),
  value: z.string(),
  state: z.enum(['pending', 'applied', 'cancelled', 'replaced', 'expired']),
  askedAt: instant,
  appliesAt: instant,
  confirmedAt: instant.nullable(),
})

export type ExportedChange = z.infer<typeof changeSchema>

/** Oldest first. */
export async function exportChanges(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
): Promise<ExportedChange[]> {
  const rows = await database.read(
    `SELECT field, value, state, asked_at AS askedAt, applies_at AS appliesAt,
            confirmed_at AS confirmedAt
     FROM contact_changes WHERE account_id = ? ORDER BY asked_at`,
    [accountId],
  )
  return z.array(changeSchema).parse(rows)
}
