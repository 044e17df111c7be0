import { tokenScopes, type TokenScope } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

const MINUTE = 60_000

const scopesSchema = z
  .string()
  .transform((json) =>
    z
      .array(z.enum(Object.keys(tokenScopes) as [TokenScope, ...TokenScope[]]))
      .parse(JSON.parse(json)),
  )

const date = z.number().transform((milliseconds) => new Date(milliseconds))

const tokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  scopes: scopesSchema,
  expiresAt: date.nullable(),
  revokedAt: date.nullable(),
  lastUsedAt: date.nullable(),
})

export type SystemToken = z.infer<typeof tokenSchema>

const columns = `id, name, scopes, expires_at AS expiresAt, revoked_at AS revokedAt,
  last_used_at AS lastUsedAt`

interface NewRow {
  id: string
  hash: string
  name: string
  scopes: readonly TokenScope[]
  expiresAt: Date | null
  createdAt: Date
}

export function insertToken({ id, hash, name, scopes, expiresAt, createdAt }: NewRow): Statement {
  return {
    sql: `INSERT INTO system_tokens (id, token_hash, name, scopes, expires_at, created_at)
          VALUES (?, ?, ?, ?, ?, ?)`,
    args: [id, hash, name, JSON.stringify(scopes), expiresAt, createdAt],
  }
}

/** Undefined for a token that is unknown, expired or revoked. */
export async function findValidToken(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  hash: string,
): Promise<SystemToken | undefined> {
  const rows = await database.read(
    `SELECT ${columns} FROM system_tokens
     WHERE token_hash = ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)`,
    [hash, clock.now()],
  )
  return rows.map((row) => tokenSchema.parse(row))[0]
}

/** To the minute: most calls write nothing. */
export async function noteUse(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  { id, lastUsedAt }: SystemToken,
): Promise<void> {
  const now = clock.now()
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < MINUTE) return
  await database.write([
    { sql: 'UPDATE system_tokens SET last_used_at = ? WHERE id = ?', args: [now, id] },
  ])
}

/** By their names. */
export async function listTokens({ database }: Pick<Deps, 'database'>): Promise<SystemToken[]> {
  const rows = await database.read(`SELECT ${columns} FROM system_tokens ORDER BY name, created_at`)
  return z.array(tokenSchema).parse(rows)
}

/** For `writeIf`: neither unknown nor revoked before. */
export function isNotRevoked(id: string): Statement {
  return {
    sql: 'EXISTS (SELECT 1 FROM system_tokens WHERE id = ? AND revoked_at IS NULL)',
    args: [id],
  }
}

export function revokeToken(id: string, now: Date): Statement {
  return { sql: 'UPDATE system_tokens SET revoked_at = ? WHERE id = ?', args: [now, id] }
}
