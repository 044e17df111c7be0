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
