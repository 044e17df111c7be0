import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { wakeOutbox } from '../outbox/index.ts'
import { writeIf } from '../platform/claim.ts'
import { clientOf } from '../platform/client.ts'
import { isConstraint } from '../platform/database.ts'
import type { AppEnv } from '../platform/http.ts'
import { expiryOf } from '../platform/session-times.ts'
import { createToken, sha256 } from '../platform/tokens.ts'
import {
  clearLoginCookie,
  readAgentCookie,
  readLoginCookie,
  setAgentCookie,
  setLoginCookie,
} from './agent-cookies.ts'
import { narrowed } from './code-store.ts'
import {
  countLoginCode,
  deleteLogin,
  giveCodeBack,
  insertLogin,
  isPending,
  type Holder,
} from './login-store.ts'
import { loginExpired, tooManyCodes, wrongCode, wrongCredentials } from './problems.ts'
import { proveCode } from './prove-code.ts'
import type { SignedInAgent } from './require-agent.ts'
import { getSignedIn } from './session.ts'
import { deleteAgentSession, insertAgentSession } from './session-store.ts'
import { tryPassword, type Credentials } from './try-password.ts'

/**
 * First step: until when the code of the authenticator is awaited. A refusal leaves at the next
 * beat, because an agent's writes more rows than that of an unknown address.
 */
export async function checkPassword(
  deps: Deps,
  c: Context<AppEnv>,
  credentials: Credentials,
): Promise<Date> {
  const nextBeat = deps.refusals.start()
  try {
    return await deps.hashing.run(() => awaitCode(deps, c, credentials))
  } catch (refusal) {
    await nextBeat()
    throw refusal
  }
}

/**
 * Second step: a session for the code. Throws `invalid-input` beside `code` for another one,
 * `expired` once the login has ended or its code was missed too often.
 */
export async function checkCode(
  deps: Deps,
  c: Context<AppEnv>,
  typed: string,
): Promise<SignedInAgent> {
  const pending = readLoginCookie(c)
  if (pending === undefined) throw loginExpired()
  const counted = await countLoginCode(deps, sha256(pending))
  if (counted.kind === 'gone') throw loginExpired()
  if (counted.kind === 'flooded') throw tooManyCodes()
  const { holder, triesLeft } = counted
  const tokenHash = await openSession(deps, c, { pending, holder, typed })
  if (tokenHash === undefined) {
    await recordMiss(deps, c, holder)
    throw triesLeft > 0 ? wrongCode(triesLeft) : loginExpired()
  }
  clearLoginCookie(c)
  return getSignedIn(deps, tokenHash)
}

async function awaitCode(deps: Deps, c: Context<AppEnv>, credentials: Credentials): Promise<Date> {
  const right = await tryPassword(deps, credentials, clientOf(c))
  if (!right) throw wrongCredentials()
  const token = createToken()
  const { id: agentId, hash } = right.agent
  const { expiresAt, statement } = insertLogin(deps, { tokenHash: sha256(token), agentId, hash })
  try {
    await deps.database.write([...right.statements, statement])
  } catch (error) {
    if (isConstraint(error)) throw wrongCredentials()
    throw error
  }
  setLoginCookie(c, token)
  return expiresAt
}

/** What the database knows the new session by; the one that this browser had ends. */
async function openSession(
  deps: Deps,
  c: Context<AppEnv>,
  { pending, holder, typed }: { pending: string; holder: Holder; typed: string },
): Promise<string | undefined> {
  const { agentId } = holder
  const client = clientOf(c)
  const proof = await proveCode(deps, holder, typed, client)
  if (!proof) return undefined
  const createdAt = deps.clock.now()
  const token = createToken()
  const tokenHash = sha256(token)
  const previous = readAgentCookie(c)
  const expiresAt = expiryOf(createdAt, createdAt)
  const { condition, statements } = narrowed(proof, isPending(sha256(pending), createdAt))
  const opened = await writeIf(deps.database, condition, [
    ...statements,
    giveCodeBack(agentId),
    deleteLogin(sha256(pending)),
    ...(previous === undefined ? [] : [deleteAgentSession(sha256(previous))]),
    ...insertAgentSession({ tokenHash, agentId, createdAt, expiresAt }),
    recordEvent(deps, { event: 'agent-signed-in', actor: 'enim', agentId, client }),
  ])
  if (!opened) return undefined
  wakeOutbox(deps)
  setAgentCookie(c, token)
  return tokenHash
}

async function recordMiss(deps: Deps, c: Context<AppEnv>, { agentId }: Holder): Promise<void> {
  const missed = { event: 'agent-refused', actor: 'visitor', agentId, about: 'code' } as const
  await deps.database.write([recordEvent(deps, { ...missed, client: clientOf(c) })])
}
