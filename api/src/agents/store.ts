import { agentRoleSchema, agentStateSchema, type AgentRole } from 'content-types'
import * as z from 'zod'
import type { CodeHash, Deps } from '../deps.ts'
import type { Argument, Statement } from '../platform/database.ts'

const instant = z.number().transform((milliseconds) => new Date(milliseconds))

const agentSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: agentRoleSchema,
  state: agentStateSchema,
  services: z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .pipe(z.array(z.string())),
  hash: z.string().nullable(),
  pepperId: z.string().nullable(),
  totpSecret: z.string().nullable(),
  lastSeenAt: instant.nullable(),
})

export type AgentRow = z.infer<typeof agentSchema>

const columns = `id, email, name, role, state, password_hash AS hash, pepper_id AS pepperId,
  totp_secret AS totpSecret, last_seen_at AS lastSeenAt,
  (SELECT json_group_array(theme_slug) FROM agent_services WHERE agent_id = agents.id) AS services`

type Reader = Pick<Deps, 'database'>

/** By name: there are a few dozen of them. */
export async function listAgentRows({ database }: Reader): Promise<AgentRow[]> {
  const rows = await database.read(`SELECT ${columns} FROM agents ORDER BY name, email`)
  return rows.map((row) => agentSchema.parse(row))
}

export async function findAgent({ database }: Reader, id: string): Promise<AgentRow | undefined> {
  return first(await database.read(`SELECT ${columns} FROM agents WHERE id = ?`, [id]))
}

export async function findAgentByEmail(
  { database }: Reader,
  email: string,
): Promise<AgentRow | undefined> {
  return first(await database.read(`SELECT ${columns} FROM agents WHERE email = ?`, [email]))
}

export interface Identity {
  id: string
  /** In lower case. */
  email: string
  name: string
  role: AgentRole
  services: readonly string[]
  /** Sealed. */
  totpSecret: string
}

/** Breaks a constraint for an address that is taken. */
export function insertInvitedAgent({ clock }: Pick<Deps, 'clock'>, agent: Identity): Statement[] {
  const { id, email, name, role, services, totpSecret } = agent
  return [
    {
      sql: `INSERT INTO agents (id, email, name, role, totp_secret, created_at)
            VALUES (?, ?, ?, ?, ?, ?)`,
      args: [id, email, name, role, totpSecret, clock.now()],
    },
    ...insertServices(id, services),
  ]
}

export function insertActiveAgent(deps: Pick<Deps, 'clock'>, agent: Identity & CodeHash) {
  return [...insertInvitedAgent(deps, agent), activate(agent.id, agent, 0)]
}

/** The password is chosen, and the authenticator has shown a code of that step. */
export function activate(id: string, { hash, pepperId }: CodeHash, totpStep: number): Statement {
  return {
    sql: `UPDATE agents SET state = 'active', password_hash = ?, pepper_id = ?, totp_step = ?,
            failed = 0, blocked_until = NULL
          WHERE id = ?`,
    args: [hash, pepperId, totpStep, id],
  }
}

/** The password is lifted to the present pepper, or replaced. */
export function replacePassword(id: string, { hash, pepperId }: CodeHash): Statement {
  return {
    sql: 'UPDATE agents SET password_hash = ?, pepper_id = ? WHERE id = ?',
    args: [hash, pepperId, id],
  }
}

export function replaceRole(id: string, role: AgentRole, services: readonly string[]): Statement[] {
  return [
    { sql: 'UPDATE agents SET role = ? WHERE id = ?', args: [role, id] },
    { sql: 'DELETE FROM agent_services WHERE agent_id = ?', args: [id] },
    ...insertServices(id, services),
  ]
}

/** Nothing of the former access opens anything any more; a new authenticator is to be set up. */
export function forgetAccess(id: string, totpSecret: string): Statement[] {
  return [
    {
      sql: `UPDATE agents SET state = 'invited', password_hash = NULL, pepper_id = NULL,
              totp_secret = ?, totp_step = 0, failed = 0, blocked_until = NULL
            WHERE id = ?`,
      args: [totpSecret, id],
    },
    { sql: 'DELETE FROM agent_recovery_codes WHERE agent_id = ?', args: [id] },
  ]
}

export function disable(id: string): Statement[] {
  return [
    { sql: `UPDATE agents SET state = 'disabled' WHERE id = ?`, args: [id] },
    { sql: 'DELETE FROM agent_invitations WHERE agent_id = ?', args: [id] },
  ]
}

/** As it was: an agent who never chose a password awaits another invitation. */
export function enable(id: string): Statement {
  return {
    sql: `UPDATE agents
          SET state = CASE WHEN password_hash IS NULL THEN 'invited' ELSE 'active' END
          WHERE id = ?`,
    args: [id],
  }
}

export const hasPassword = (id: string, hash: string): Statement => ({
  sql: 'EXISTS (SELECT 1 FROM agents WHERE id = ? AND password_hash = ?)',
  args: [id, hash],
})

export const isDisabled = (id: string): Statement => ({
  sql: `EXISTS (SELECT 1 FROM agents WHERE id = ? AND state = 'disabled')`,
  args: [id],
})

export const isNotDisabled = (id: string): Statement => ({
  sql: `EXISTS (SELECT 1 FROM agents WHERE id = ? AND state <> 'disabled')`,
  args: [id],
})

/** Not disabled; and without this agent some active administrator is left. */
export const mayLeave = (id: string): Statement => ({
  sql: `EXISTS (SELECT 1 FROM agents WHERE id = ?1 AND state <> 'disabled') AND ${othersStay}`,
  args: [id],
})

/** As it was read; and without this agent as an administrator some active one is left. */
export function mayBecome(id: string, role: AgentRole): Statement {
  const args: Argument[] = [id]
  const exists = 'EXISTS (SELECT 1 FROM agents WHERE id = ?1)'
  return { sql: role === 'administrator' ? exists : `${exists} AND ${othersStay}`, args }
}

const othersStay = `(
  NOT EXISTS (
    SELECT 1 FROM agents WHERE id = ?1 AND role = 'administrator' AND state = 'active')
  OR EXISTS (
    SELECT 1 FROM agents WHERE id <> ?1 AND role = 'administrator' AND state = 'active'))`

function insertServices(id: string, services: readonly string[]): Statement[] {
  return services.map((slug) => ({
    sql: 'INSERT INTO agent_services (agent_id, theme_slug) VALUES (?, ?)',
    args: [id, slug],
  }))
}

function first(rows: readonly unknown[]): AgentRow | undefined {
  return rows.map((row) => agentSchema.parse(row))[0]
}
