import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import { LOGIN_MINUTES } from './agent-cookies.ts'

const CODES_PER_LOGIN = 5
/** Of one agent, whatever the login or the form. */
const CODES_PER_HOUR = 20
const HOUR = 3_600_000

/** Breaks a constraint, and so the whole batch, once the password was replaced or the agent disabled. */
export function insertLogin(
  { clock }: Pick<Deps, 'clock'>,
  { tokenHash, agentId, hash }: { tokenHash: string; agentId: string; hash: string },
): { expiresAt: Date; statement: Statement } {
  const expiresAt = new Date(clock.now().getTime() + LOGIN_MINUTES * 60_000)
  return {
    expiresAt,
    statement: {
      sql: `INSERT INTO agent_logins (token_hash, agent_id, expires_at)
            VALUES (
              ?,
              (SELECT id FROM agents WHERE id = ? AND password_hash = ? AND state = 'active'),
              ?)`,
      args: [tokenHash, agentId, hash, expiresAt],
    },
  }
}

const pendingSchema = z.object({
  agentId: z.string(),
  email: z.string(),
  name: z.string(),
  totpSecret: z.string(),
})

/** Whose code is looked at. */
export type Holder = z.infer<typeof pendingSchema>

export type CountedCode =
  | { kind: 'counted'; holder: Holder; triesLeft: number }
  /** No login waits for a code here. */
  | { kind: 'gone' }
  /** Too many codes within the hour. */
  | { kind: 'flooded' }

/** Counts a code of a login before it is looked at. */
export async function countLoginCode(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  tokenHash: string,
): Promise<CountedCode> {
  const now = clock.now()
  const hour = hourOf(now)
  const pending = `SELECT agent_id FROM agent_logins
    WHERE token_hash = ?1 AND expires_at > ?2 AND tries < ?3`
  const [found, byAgent, byLogin] = await database.write([
    {
      sql: `SELECT l.agent_id AS agentId, a.email, a.name, a.totp_secret AS totpSecret
            FROM agent_logins l
            JOIN agents a ON a.id = l.agent_id
            WHERE l.token_hash = ?1 AND l.expires_at > ?2 AND l.tries < ?3
              AND a.state = 'active'`,
      args: [tokenHash, now, CODES_PER_LOGIN],
    },
    {
      sql: `UPDATE agents SET ${oneMoreCode('?4')}
            WHERE id = (${pending}) AND ${mayTryCode('?4', '?5')}
            RETURNING code_tries AS tries`,
      args: [tokenHash, now, CODES_PER_LOGIN, hour, CODES_PER_HOUR],
    },
    {
      sql: `UPDATE agent_logins SET tries = tries + 1
            WHERE token_hash = ?1 AND expires_at > ?2 AND tries < ?3
            RETURNING tries`,
      args: [tokenHash, now, CODES_PER_LOGIN],
    },
  ])
  const holder = found?.rows.map((row) => pendingSchema.parse(row))[0]
  const { tries } = byLogin?.rows.map((row) => triesSchema.parse(row))[0] ?? {}
  if (!holder || tries === undefined) return { kind: 'gone' }
  if (byAgent?.rows.length !== 1) return { kind: 'flooded' }
  return { kind: 'counted', holder, triesLeft: CODES_PER_LOGIN - tries }
}

/** Counts a code of a form of somebody logged in; false beyond the limit of the hour. */
export async function countOwnCode(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  agentId: string,
): Promise<boolean> {
  const [counted] = await database.write([
    {
      sql: `UPDATE agents SET ${oneMoreCode('?2')} WHERE id = ?1 AND ${mayTryCode('?2', '?3')}
            RETURNING code_tries AS tries`,
      args: [agentId, hourOf(clock.now()), CODES_PER_HOUR],
    },
  ])
  return counted?.rows.length === 1
}

/** A right one does not count. */
export function giveCodeBack(agentId: string): Statement {
  return {
    sql: 'UPDATE agents SET code_tries = MAX(0, code_tries - 1) WHERE id = ?',
    args: [agentId],
  }
}

export function isPending(tokenHash: string, now: Date): Statement {
  return {
    sql: 'EXISTS (SELECT 1 FROM agent_logins WHERE token_hash = ? AND expires_at > ?)',
    args: [tokenHash, now],
  }
}

export function deleteLogin(tokenHash: string): Statement {
  return { sql: 'DELETE FROM agent_logins WHERE token_hash = ?', args: [tokenHash] }
}

export function deleteLoginsExpiredBefore(now: Date): Statement {
  return { sql: 'DELETE FROM agent_logins WHERE expires_at < ?', args: [now] }
}

const triesSchema = z.object({ tries: z.number() })

const oneMoreCode = (hour: string) => `
  code_tries = CASE WHEN code_hour = ${hour} THEN code_tries + 1 ELSE 1 END, code_hour = ${hour}`

const mayTryCode = (hour: string, most: string) => `(code_hour <> ${hour} OR code_tries < ${most})`

function hourOf(now: Date): number {
  return Math.floor(now.getTime() / HOUR)
}
