import type { AgentInvitation, FieldError } from 'content-types'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { writeIf } from '../platform/claim.ts'
import type { Client } from '../platform/client.ts'
import { problem } from '../platform/problems.ts'
import { qrRows } from '../platform/qr.ts'
import { sha256 } from '../platform/tokens.ts'
import { replaceRecoveryCodes } from './code-store.ts'
import { deleteInvitation, findInvitation, isInvited, type Invitation } from './invitation-store.ts'
import { findNewPasswordErrors, normalizePassword } from './password-rules.ts'
import { invitationExpired, wrongFirstCode } from './problems.ts'
import { createRecoveryCodes } from './recovery-codes.ts'
import { unseal } from './sealed-secret.ts'
import { nameServices } from './services.ts'
import { activate } from './store.ts'
import { findTotpStep, isTotpCode, totpAddress, writeTotpSecret } from './totp.ts'

/** What its page shows; looking changes nothing. Throws `expired`. */
export async function readInvitation(deps: Deps, token: string): Promise<AgentInvitation> {
  const { agentId, name, email, role, services, totpSecret } = await getInvitation(deps, token)
  const secret = unseal(deps, agentId, totpSecret)
  return {
    name,
    email,
    role,
    services: await nameServices(deps, services),
    secret: writeTotpSecret(secret),
    qr: qrRows(totpAddress(email, secret)),
  }
}

interface Acceptance {
  token: string
  password: string
  passwordAgain: string
  code: string
}

/** Ten recovery codes, shown once. The code proves that the authenticator is set up. */
export async function acceptInvitation(
  deps: Deps,
  { token, password, passwordAgain, code }: Acceptance,
  client: Client,
): Promise<string[]> {
  const invitation = await getInvitation(deps, token)
  const { agentId } = invitation
  const step = await findFirstStep(deps, invitation, code)
  const errors: FieldError[] = findNewPasswordErrors({ password, passwordAgain }, invitation)
  if (step === undefined) errors.push(...wrongFirstCode().errors)
  if (step === undefined || errors.length > 0) {
    throw problem({ type: 'invalid-input', title: 'Certains champs sont à corriger.', errors })
  }
  const hash = await deps.hashing.run(() => deps.codes.hash(normalizePassword(password)))
  const recovery = createRecoveryCodes(deps, agentId)
  const activated = await writeIf(deps.database, isInvited(sha256(token), deps.clock.now()), [
    activate(agentId, hash, step),
    deleteInvitation(sha256(token)),
    ...replaceRecoveryCodes(agentId, recovery.hashes),
    recordEvent(deps, { event: 'agent-activated', actor: 'enim', agentId, client }),
  ])
  if (!activated) throw invitationExpired()
  return recovery.shown
}

async function getInvitation(deps: Deps, token: string): Promise<Invitation> {
  const invitation = await findInvitation(deps, sha256(token))
  if (!invitation) throw invitationExpired()
  return invitation
}

async function findFirstStep(
  deps: Deps,
  { agentId, totpSecret }: Invitation,
  typed: string,
): Promise<number | undefined> {
  const digits = typed.replace(/\s/g, '')
  if (!isTotpCode(digits)) return undefined
  return findTotpStep(unseal(deps, agentId, totpSecret), digits, deps.clock.now())
}
