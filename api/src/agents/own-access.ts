import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { queueMail, wakeOutbox, type Letter } from '../outbox/index.ts'
import { writeIf } from '../platform/claim.ts'
import type { Client } from '../platform/client.ts'
import type { Statement } from '../platform/database.ts'
import { problem } from '../platform/problems.ts'
import { createId } from '../platform/tokens.ts'
import { narrowed, replaceRecoveryCodes, type Proof } from './code-store.ts'
import { countOwnCode, giveCodeBack } from './login-store.ts'
import { passwordChangedLetter, recoveryRenewedLetter } from './mails.ts'
import { findNewPasswordErrors, normalizePassword } from './password-rules.ts'
import {
  refusedField,
  signedOut,
  tooManyCodes,
  wrongOwnCode,
  wrongOwnPassword,
} from './problems.ts'
import { proveCode } from './prove-code.ts'
import { createRecoveryCodes } from './recovery-codes.ts'
import type { SignedInAgent } from './require-agent.ts'
import { closeAgentDoors } from './session-store.ts'
import { findAgent, hasPassword, replacePassword } from './store.ts'
import { tryPassword } from './try-password.ts'

/** Who asks, from where, and the session that stays open. */
interface Own {
  agent: SignedInAgent
  sessionHash: string
  client: Client
}

interface NewPassword {
  old: string
  password: string
  passwordAgain: string
  code: string
}

/** Every other session and half-open login ends. */
export async function changePassword(deps: Deps, own: Own, fields: NewPassword): Promise<void> {
  const { agent, sessionHash, client } = own
  const { old, password, passwordAgain, code } = fields
  const errors = findNewPasswordErrors({ password, passwordAgain }, agent)
  if (normalizePassword(password) === normalizePassword(old)) {
    errors.push({ field: 'password', message: 'Choisissez un autre mot de passe que l’actuel.' })
  }
  if (errors.length > 0) {
    throw problem({ type: 'invalid-input', title: 'Certains champs sont à corriger.', errors })
  }
  const proof = await requireProof(deps, own, code)
  const { right, hash } = await deps.hashing.run(async () => {
    const right = await tryPassword(deps, { email: agent.email, password: old }, client)
    if (!right) throw wrongOwnPassword()
    return { right, hash: await deps.codes.hash(normalizePassword(password)) }
  })
  await deps.database.write(right.statements)
  await writeProved(deps, own, narrowed(proof, hasPassword(agent.id, right.agent.hash)), [
    replacePassword(agent.id, hash),
    ...closeAgentDoors(agent.id, sessionHash),
    recordEvent(deps, {
      event: 'agent-password-changed',
      actor: 'enim',
      agentId: agent.id,
      client,
    }),
    tell(deps, own, passwordChangedLetter(deps, agent, { client, at: deps.clock.now() })),
  ])
}

/** Ten others, shown once; the former ones are worth nothing any more. */
export async function renewRecoveryCodes(deps: Deps, own: Own, code: string): Promise<string[]> {
  const { agent, client } = own
  const proof = await requireProof(deps, own, code)
  const recovery = createRecoveryCodes(deps, agent.id)
  await writeProved(deps, own, proof, [
    ...replaceRecoveryCodes(agent.id, recovery.hashes),
    recordEvent(deps, {
      event: 'agent-recovery-renewed',
      actor: 'enim',
      agentId: agent.id,
      client,
    }),
    tell(deps, own, recoveryRenewedLetter(deps, agent, { client, at: deps.clock.now() })),
  ])
  return recovery.shown
}

async function requireProof(deps: Deps, { agent, client }: Own, typed: string): Promise<Proof> {
  if (typed.trim() === '') throw refusedField('code', 'Indiquez le code de votre application.')
  const row = await findAgent(deps, agent.id)
  if (!row || row.totpSecret === null) throw signedOut()
  if (!(await countOwnCode(deps, agent.id))) throw tooManyCodes()
  const { email, name } = agent
  const holder = { agentId: agent.id, email, name, totpSecret: row.totpSecret }
  const proof = await proveCode(deps, holder, typed, client)
  if (proof) return proof
  await deps.database.write([
    recordEvent(deps, {
      event: 'agent-refused',
      actor: 'enim',
      agentId: agent.id,
      client,
      about: 'code',
    }),
  ])
  throw wrongOwnCode()
}

async function writeProved(
  deps: Deps,
  { agent }: Own,
  proof: Proof,
  statements: readonly Statement[],
): Promise<void> {
  const written = await writeIf(deps.database, proof.condition, [
    ...proof.statements,
    giveCodeBack(agent.id),
    ...statements,
  ])
  if (!written) throw wrongOwnCode()
  wakeOutbox(deps)
}

function tell(deps: Deps, { agent }: Own, letter: Letter): Statement {
  return queueMail(deps, {
    to: agent.email,
    letter,
    dedupe: `agent-access:${createId()}`,
    priority: 'urgent',
  })
}
