import { registrationSteps, validationFacts, type RegistrationStep } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const registrationSchema = z.object({
  id: z.string(),
  siret: z.string(),
  fact: z.enum(validationFacts),
  step: z.enum(registrationSteps),
  email: z.string().nullable(),
  expiresAt: z.number().transform((milliseconds) => new Date(milliseconds)),
})

/** A first connection under way. */
export type RegistrationRow = z.infer<typeof registrationSchema>

export async function findRegistration(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  tokenHash: string,
): Promise<RegistrationRow | undefined> {
  const rows = await database.read(
    `SELECT id, siret, fact, step, email, expires_at AS expiresAt
     FROM registrations WHERE token_hash = ? AND expires_at > ?`,
    [tokenHash, clock.now()],
  )
  return rows.map((row) => registrationSchema.parse(row))[0]
}

export function insertRegistration(
  { clock }: Pick<Deps, 'clock'>,
  { id, siret, fact, expiresAt }: RegistrationRow,
  tokenHash: string,
): Statement {
  return {
    sql: `INSERT INTO registrations (id, token_hash, siret, fact, step, created_at, expires_at)
          VALUES (?, ?, ?, ?, 'question', ?, ?)`,
    args: [id, tokenHash, siret, fact, clock.now(), expiresAt],
  }
}

/** What this browser had begun; one whose mail has left lives on by its link. */
export function deleteUnfinished(tokenHash: string): Statement {
  return {
    sql: `DELETE FROM registrations WHERE token_hash = ? AND step <> 'mail'`,
    args: [tokenHash],
  }
}

/** For `writeIf`: the same browser, the same first connection, at that step. */
export function isAt(
  { clock }: Pick<Deps, 'clock'>,
  { id, tokenHash, step }: { id: string; tokenHash: string; step: RegistrationStep },
): Statement {
  return {
    sql: `EXISTS (SELECT 1 FROM registrations
          WHERE id = ? AND token_hash = ? AND step = ? AND expires_at > ?)`,
    args: [id, tokenHash, step, clock.now()],
  }
}

export function moveToDetails(id: string): Statement {
  return { sql: `UPDATE registrations SET step = 'details' WHERE id = ?`, args: [id] }
}

export function deleteRegistrationsBefore(now: Date): Statement {
  return { sql: 'DELETE FROM registrations WHERE expires_at <= ?', args: [now] }
}
