import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { queueMail } from '../outbox/index.ts'
import type { Client } from '../platform/client.ts'
import { createId } from '../platform/tokens.ts'
import { useRecoveryCode, useTotpStep, type Proof } from './code-store.ts'
import type { Holder } from './login-store.ts'
import { recoveryUsedLetter } from './mails.ts'
import { readRecoveryCode } from './recovery-codes.ts'
import { unseal } from './sealed-secret.ts'
import { findTotpStep, isTotpCode } from './totp.ts'

/**
 * What the six digits of the authenticator, or a recovery code, prove; undefined for digits that
 * are not of this minute, and for what is neither. The batch that rests on it decides whether the
 * code was used before.
 */
export async function proveCode(
  deps: Deps,
  holder: Holder,
  typed: string,
  client: Client,
): Promise<Proof | undefined> {
  const { agentId, totpSecret } = holder
  const digits = typed.replace(/\s/g, '')
  if (isTotpCode(digits)) {
    const secret = unseal(deps, agentId, totpSecret)
    const step = await findTotpStep(secret, digits, deps.clock.now())
    return step === undefined ? undefined : useTotpStep(agentId, step)
  }
  const codeHash = readRecoveryCode(deps, agentId, typed)
  if (codeHash === undefined) return undefined
  const { condition, statements } = useRecoveryCode(agentId, codeHash)
  const used = { event: 'agent-recovery-used', actor: 'enim', agentId, client } as const
  const mail = queueMail(deps, {
    to: holder.email,
    letter: recoveryUsedLetter(deps, holder, { client, at: deps.clock.now() }),
    dedupe: `agent-recovery-used:${createId()}`,
    priority: 'urgent',
  })
  return { condition, statements: [...statements, recordEvent(deps, used), mail] }
}
