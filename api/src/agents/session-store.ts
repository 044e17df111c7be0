import { agentRoleSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

const slugsSchema = z
  .string()
  .transform((json): unknown => JSON.parse(json))
  .pipe(z.array(z.string()))

const sessionSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: agentRoleSchema,
  services: slugsSchema,
  createdAt: instant,
  renewedAt: instant,
  expiresAt: instant,
})

export type AgentSessionRow = z.infer<typeof sessionSchema>

/** Only a session that has not ended, of an agent who is not disabled. */
export async function findAgentSession(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  tokenHash: string,
): Promise<AgentSessionRow | undefined> {
  const rows = await database.read(
    `SELECT a.id, a.name, a.email, a.role, s.created_at AS createdAt, s.renewed_at AS renewedAt,
            s.expires_at AS expiresAt,
            (SELECT json_group_array(theme_slug) FROM agent_services WHERE agent_id = a.id)
              AS services
     FROM agent_sessions s
     JOIN agents a ON a.id = s.agent_id
     WHERE s.token_hash = ? AND s.expires_at > ? AND a.state = 'active'`,
    [tokenHash, clock.now()],
  )
  return rows.map((row) => sessionSchema.parse(row))[0]
}

interface NewSession {
  tokenHash: string
  agentId: string
  createdAt: Date
  expiresAt: Date
}

/** Breaks a constraint, and so the whole batch, for an agent who is not active any more. */
export function insertAgentSession(session: NewSession): Statement[] {
  const { tokenHash, agentId, createdAt, expiresAt } = session
  return [
    {
      sql: `INSERT INTO agent_sessions (token_hash, agent_id, created_at, renewed_at, expires_at)
            VALUES (?, (SELECT id FROM agents WHERE id = ? AND state = 'active'), ?, ?, ?)`,
      args: [tokenHash, agentId, createdAt, createdAt, expiresAt],
    },
    { sql: 'UPDATE agents SET last_seen_at = ? WHERE id = ?', args: [createdAt, agentId] },
  ]
}

export function prolongAgentSession(tokenHash: string, now: Date, expiresAt: Date): Statement[] {
  return [
    {
      sql: `UPDATE agents SET last_seen_at = ?
            WHERE id = (SELECT agent_id FROM agent_sessions WHERE token_hash = ?)`,
      args: [now, tokenHash],
    },
    {
      sql: `UPDATE agent_sessions SET renewed_at = ?, expires_at = ?
            WHERE token_hash = ? AND expires_at > ?`,
      args: [now, expiresAt, tokenHash, now],
    },
  ]
}

export function deleteAgentSession(tokenHash: string): Statement {
  return { sql: 'DELETE FROM agent_sessions WHERE token_hash = ?', args: [tokenHash] }
}

/** All that an agent has open or half open, but for the session whose hash is given. */
export function closeAgentDoors(agentId: string, exceptHash = ''): Statement[] {
  return [
    {
      sql: 'DELETE FROM agent_sessions WHERE agent_id = ? AND token_hash <> ?',
      args: [agentId, exceptHash],
    },
    { sql: 'DELETE FROM agent_logins WHERE agent_id = ?', args: [agentId] },
  ]
}

export function deleteAgentSessionsExpiredBefore(date: Date): Statement {
  return { sql: 'DELETE FROM agent_sessions WHERE expires_at < ?', args: [date] }
}
