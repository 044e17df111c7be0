import { formAnswersSchema, type FormAnswers } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { writeIf } from '../platform/claim.ts'
import type { Statement } from '../platform/database.ts'

export interface AnswersOwner {
  accountId: string
  slug: string
}

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

const savedSchema = z.object({
  /** That they were given for. */
  version: z.string(),
  answers: z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .pipe(formAnswersSchema),
  carriedFrom: z.string().nullable(),
  savedAt: instant,
})

export type SavedAnswers = z.infer<typeof savedSchema>

export async function findAnswers(
  { database }: Pick<Deps, 'database'>,
  { accountId, slug }: AnswersOwner,
): Promise<SavedAnswers | undefined> {
  const rows = await database.read(
    `SELECT version, answers, carried_from AS carriedFrom, saved_at AS savedAt
     FROM form_answers WHERE account_id = ? AND slug = ?`,
    [accountId, slug],
  )
  return rows.map((row) => savedSchema.parse(row))[0]
}

/** When each form of the account was saved. */
export async function listSavedAt(
  { database }: Pick<Deps, 'database'>,
  accountId: string,
): Promise<Map<string, Date>> {
  const rows = await database.read(
    'SELECT slug, saved_at AS savedAt FROM form_answers WHERE account_id = ?',
    [accountId],
  )
  const schema = z.object({ slug: z.string(), savedAt: instant })
  return new Map(rows.map((row) => schema.parse(row)).map(({ slug, savedAt }) => [slug, savedAt]))
}

export interface NewAnswers {
  version: string
  answers: FormAnswers
  carriedFrom: string | null
}

/**
 * Saves unless something was saved since `knownAt`; undefined then, else when. Always later than
 * before.
 */
export async function saveAnswers(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  { accountId, slug }: AnswersOwner,
  { version, answers, carriedFrom }: NewAnswers,
  knownAt: Date | null,
): Promise<Date | undefined> {
  const isKnown = {
    sql: `NOT EXISTS (SELECT 1 FROM form_answers
            WHERE account_id = ? AND slug = ? AND saved_at > ?)`,
    args: [accountId, slug, knownAt ?? -1],
  }
  const save = {
    sql: `INSERT INTO form_answers (account_id, slug, version, answers, carried_from, saved_at)
          VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET version = excluded.version, answers = excluded.answers,
            carried_from = excluded.carried_from,
            saved_at = max(saved_at + 1, excluded.saved_at)
          RETURNING saved_at AS savedAt`,
    args: [accountId, slug, version, JSON.stringify(answers), carriedFrom, clock.now()],
  }
  const results = await writeIf(database, isKnown, [save])
  return results && z.object({ savedAt: instant }).parse(results[0]?.rows[0]).savedAt
}

/** Says whether there were some. */
export async function removeAnswers(
  { database }: Pick<Deps, 'database'>,
  { accountId, slug }: AnswersOwner,
): Promise<boolean> {
  const [removed] = await database.write([
    {
      sql: 'DELETE FROM form_answers WHERE account_id = ? AND slug = ? RETURNING slug',
      args: [accountId, slug],
    },
  ])
  return removed?.rows.length === 1
}

/** Of answers that are sent; those saved meanwhile stay. */
export function endAnswers({ accountId, slug }: AnswersOwner, savedAt: Date): Statement {
  return {
    sql: 'DELETE FROM form_answers WHERE account_id = ? AND slug = ? AND saved_at = ?',
    args: [accountId, slug, savedAt],
  }
}
