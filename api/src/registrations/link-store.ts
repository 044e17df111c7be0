import { consentText } from 'content-types'
import * as z from 'zod'
import type { CodeHash, Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import type { Details } from './details.ts'

export interface Link {
  hash: string
  expiresAt: Date
}

/** The end of the steps: the first connection now lasts as long as the mailed link. */
export function completeRegistration(
  { clock }: Pick<Deps, 'clock'>,
  id: string,
  { holder, email, mobile, notifications }: Omit<Details, 'code' | 'codeAgain' | 'dataNotice'>,
  { hash, pepperId }: CodeHash,
  link: Link,
): Statement {
  return {
    sql: `UPDATE registrations SET step = 'mail', holder = ?, email = ?, mobile = ?, code_hash = ?,
            pepper_id = ?, notifications = ?, consent_version = ?, consented_at = ?, link_hash = ?, link_expires_at = ?, expires_at = ?
          WHERE id = ?`,
    args: [
      holder,
      email,
      mobile,
      hash,
      pepperId,
      notifications,
      consentText.version,
      clock.now(),
      link.hash,
      link.expiresAt,
      link.expiresAt,
      id,
    ],
  }
}

export function deleteOtherUnconfirmed(siret: string, keptId: string): Statement {
  return {
    sql: `DELETE FROM registrations WHERE siret = ? AND step = 'mail' AND id <> ?`,
    args: [siret, keptId],
  }
}

const unconfirmedSchema = z.object({
  id: z.string(),
  siret: z.string(),
  holder: z.string(),
  email: z.string(),
  mobile: z.string().nullable(),
  codeHash: z.string(),
  pepperId: z.string(),
  notifications: z.number().transform((accepted) => accepted === 1),
  consentVersion: z.string(),
  consentedAt: z.number().transform((milliseconds) => new Date(milliseconds)),
  expiresAt: z.number().transform((milliseconds) => new Date(milliseconds)),
})

/** Whose confirmation mail has left. */
export type Unconfirmed = z.infer<typeof unconfirmedSchema>

/** By the hash of a link that can still be used, or the latest of a SIRET. */
export async function findUnconfirmed(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  by: { linkHash: string } | { siret: string },
): Promise<Unconfirmed | undefined> {
  const [column, value] = 'siret' in by ? ['siret', by.siret] : ['link_hash', by.linkHash]
  const rows = await database.read(
    `SELECT id, siret, holder, email, mobile, code_hash AS codeHash, pepper_id AS pepperId,
            notifications, consent_version AS consentVersion, consented_at AS consentedAt,
            link_expires_at AS expiresAt
     FROM registrations WHERE ${column} = ? AND step = 'mail' AND link_expires_at > ? LIMIT 1`,
    [value, clock.now()],
  )
  return rows.map((row) => unconfirmedSchema.parse(row))[0]
}

export function replaceLink(id: string, { hash, expiresAt }: Link): Statement {
  return {
    sql: `UPDATE registrations SET link_hash = ?, link_expires_at = ?, expires_at = ?
          WHERE id = ?`,
    args: [hash, expiresAt, expiresAt, id],
  }
}

/** For `writeIf`: nobody has followed its link, nor completed another for the same SIRET. */
export function isUnconfirmed(id: string): Statement {
  return {
    sql: `EXISTS (SELECT 1 FROM registrations WHERE id = ? AND step = 'mail')`,
    args: [id],
  }
}

/** For `writeIf`: the link still is the one, and no account was opened meanwhile. */
export function isActivable({ clock }: Pick<Deps, 'clock'>, linkHash: string): Statement {
  return {
    sql: `EXISTS (SELECT 1 FROM registrations r
                  WHERE r.link_hash = ? AND r.step = 'mail' AND r.link_expires_at > ?
                    AND NOT EXISTS (SELECT 1 FROM accounts a
                                    WHERE a.siret = r.siret AND a.closed_at IS NULL))`,
    args: [linkHash, clock.now()],
  }
}

export function deleteRegistrationsOf(siret: string): Statement {
  return { sql: 'DELETE FROM registrations WHERE siret = ?', args: [siret] }
}
