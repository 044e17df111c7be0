import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'

interface StoredKey {
  siret: string
  keyHash: string
  expiresAt: Date
}

export function upsertActivationKey(
  { clock }: Pick<Deps, 'clock'>,
  { siret, keyHash, expiresAt }: StoredKey,
): Statement {
  return {
    sql: `INSERT INTO activation_keys (siret, key_hash, made_at, expires_at) VALUES (?, ?, ?, ?)
          ON CONFLICT (siret) DO UPDATE SET key_hash = excluded.key_hash,
            made_at = excluded.made_at, expires_at = excluded.expires_at`,
    args: [siret, keyHash, clock.now(), expiresAt],
  }
}

export async function hasActivationKey(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  siret: string,
  keyHash: string,
): Promise<boolean> {
  const rows = await database.read(
    'SELECT 1 FROM activation_keys WHERE siret = ? AND key_hash = ? AND expires_at > ?',
    [siret, keyHash, clock.now()],
  )
  return rows.length > 0
}

export function deleteActivationKey(siret: string): Statement {
  return { sql: 'DELETE FROM activation_keys WHERE siret = ?', args: [siret] }
}
