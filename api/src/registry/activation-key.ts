import { limits } from 'content-types'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import type { Statement } from '../platform/database.ts'
import { createTypedCode, readTypedCode } from '../platform/typed-code.ts'
import { sha256 } from '../platform/tokens.ts'
import { hasActivationKey, upsertActivationKey } from './activation-key-store.ts'

/** Sixty random bits, for a secret that lasts two months and may be tried by anybody. */
const LENGTH = 12
const DAY = 24 * 3_600_000

interface ActivationKey {
  /** In clear, for the letter alone: only its hash is kept. */
  key: string
  expiresAt: Date
  statements: Statement[]
}

/** The secret posted to an employer of the register; replaces the one that was posted before. */
export function createActivationKey(deps: Pick<Deps, 'clock'>, siret: string): ActivationKey {
  const key = createTypedCode(LENGTH)
  const expiresAt = new Date(deps.clock.now().getTime() + limits.activationKeyDays * DAY)
  return {
    key,
    expiresAt,
    statements: [
      upsertActivationKey(deps, { siret, keyHash: sha256(key), expiresAt }),
      recordEvent(deps, { event: 'activation-key-made', actor: 'enim', siret }),
    ],
  }
}

/** Whether this is the key posted to the employer, however it was typed. */
export function isActivationKey(
  deps: Pick<Deps, 'database' | 'clock'>,
  siret: string,
  typed: string,
): Promise<boolean> {
  return hasActivationKey(deps, siret, sha256(readTypedCode(typed)))
}
