import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

/** What a code proves, if `condition` still holds when `statements` are written: each is used once. */
export interface Proof {
  condition: Statement
  statements: Statement[]
}

/** The same, if something else still holds too. */
export function narrowed({ condition, statements }: Proof, also: Statement): Proof {
  const sql = `${condition.sql} AND ${also.sql}`
  return { condition: { sql, args: [...condition.args, ...also.args] }, statements }
}

export function useTotpStep(agentId: string, step: number): Proof {
  return {
    condition: {
      sql: `EXISTS (SELECT 1 FROM agents WHERE id = ? AND state = 'active' AND totp_step < ?)`,
      args: [agentId, step],
    },
    statements: [{ sql: 'UPDATE agents SET totp_step = ? WHERE id = ?', args: [step, agentId] }],
  }
}

export function useRecoveryCode(agentId: string, codeHash: string): Proof {
  return {
    condition: {
      sql: `EXISTS (
              SELECT 1 FROM agent_recovery_codes c JOIN agents a ON a.id = c.agent_id
              WHERE c.code_hash = ? AND a.id = ? AND a.state = 'active')`,
      args: [codeHash, agentId],
    },
    statements: [{ sql: 'DELETE FROM agent_recovery_codes WHERE code_hash = ?', args: [codeHash] }],
  }
}

export function replaceRecoveryCodes(agentId: string, hashes: readonly string[]): Statement[] {
  return [
    { sql: 'DELETE FROM agent_recovery_codes WHERE agent_id = ?', args: [agentId] },
    ...hashes.map((hash) => ({
      sql: 'INSERT INTO agent_recovery_codes (code_hash, agent_id) VALUES (?, ?)',
      args: [hash, agentId],
    })),
  ]
}

export async function countRecoveryCodes(
  { database }: Pick<Deps, 'database'>,
  agentId: string,
): Promise<number> {
  const [row] = await database.read(
    'SELECT COUNT(*) AS total FROM agent_recovery_codes WHERE agent_id = ?',
    [agentId],
  )
  return z.object({ total: z.number() }).parse(row).total
}
