import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

/** Answers that nobody came back to; says how many. */
export async function removeAnswersSavedBefore(
  { database }: Pick<Deps, 'database'>,
  before: Date,
): Promise<number> {
  const [removed] = await database.write([
    { sql: 'DELETE FROM form_answers WHERE saved_at < ? RETURNING slug', args: [before] },
  ])
  return removed?.rows.length ?? 0
}

/** For the batch that closes an account. */
export function removeAnswersOf(accountId: string): Statement {
  return { sql: 'DELETE FROM form_answers WHERE account_id = ?', args: [accountId] }
}

const exportedSchema = z.object({
  slug: z.string(),
  title: z.string().nullable(),
  version: z.string(),
  answers: z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .pipe(z.record(z.string(), z.string())),
  carriedFrom: z.string().nullable(),
  savedAt: z.number().transform((milliseconds) => new Date(milliseconds)),
})

/** What an account answered and has not sent; a form may be offered no more. */
export async function exportAnswers({ database }: Pick<Deps, 'database'>, accountId: string) {
  const rows = await database.read(
    `SELECT a.slug, f.title, a.version, a.answers, a.carried_from AS carriedFrom,
            a.saved_at AS savedAt
     FROM form_answers a LEFT JOIN forms f ON f.slug = a.slug
     WHERE a.account_id = ? ORDER BY a.slug`,
    [accountId],
  )
  return z.array(exportedSchema).parse(rows)
}
