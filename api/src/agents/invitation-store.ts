import { agentRoleSchema } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const DAYS = 7

/** The one invitation of an agent: a former one ends. */
export function insertInvitation(
  { clock }: Pick<Deps, 'clock'>,
  { tokenHash, agentId }: { tokenHash: string; agentId: string },
): { expiresAt: Date; statement: Statement } {
  const expiresAt = new Date(clock.now().getTime() + DAYS * 24 * 3_600_000)
  return {
    expiresAt,
    statement: {
      sql: `INSERT INTO agent_invitations (token_hash, agent_id, expires_at) VALUES (?1, ?2, ?3)
            ON CONFLICT (agent_id) DO UPDATE SET token_hash = ?1, expires_at = ?3`,
      args: [tokenHash, agentId, expiresAt],
    },
  }
}

const invitationSchema = z.object({
  agentId: z.string(),
  email: z.string(),
  name: z.string(),
  role: agentRoleSchema,
  services: z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .pipe(z.array(z.string())),
  totpSecret: z.string(),
})

export type Invitation = z.infer<typeof invitationSchema>

export async function findInvitation(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  tokenHash: string,
): Promise<Invitation | undefined> {
  const rows = await database.read(
    `SELECT a.id AS agentId, a.email, a.name, a.role, a.totp_secret AS totpSecret,
            (SELECT json_group_array(theme_slug) FROM agent_services WHERE agent_id = a.id)
              AS services
     FROM agent_invitations i
     JOIN agents a ON a.id = i.agent_id
     WHERE i.token_hash = ? AND i.expires_at > ? AND a.state = 'invited'`,
    [tokenHash, clock.now()],
  )
  return rows.map((row) => invitationSchema.parse(row))[0]
}

export function isInvited(tokenHash: string, now: Date): Statement {
  return {
    sql: `EXISTS (
            SELECT 1 FROM agent_invitations i JOIN agents a ON a.id = i.agent_id
            WHERE i.token_hash = ? AND i.expires_at > ? AND a.state = 'invited')`,
    args: [tokenHash, now],
  }
}

export function deleteInvitation(tokenHash: string): Statement {
  return { sql: 'DELETE FROM agent_invitations WHERE token_hash = ?', args: [tokenHash] }
}

export function deleteInvitationsExpiredBefore(now: Date): Statement {
  return { sql: 'DELETE FROM agent_invitations WHERE expires_at < ?', args: [now] }
}
