import type { AgentRole } from 'content-types'
import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../platform/http.ts'
import { notFound } from '../platform/problems.ts'
import { endOf, expiryOf, isRenewalDue } from '../platform/session-times.ts'
import { sha256 } from '../platform/tokens.ts'
import { readAgentCookie } from './agent-cookies.ts'
import { signedOut } from './problems.ts'
import { findAgentSession, prolongAgentSession, type AgentSessionRow } from './session-store.ts'

/** Who of Enim is logged in. */
export interface SignedInAgent {
  id: string
  name: string
  email: string
  role: AgentRole
  /** Slugs of the themes whose service is theirs. */
  services: readonly string[]
  idleAt: Date
  endsAt: Date
}

/**
 * Who sends this request; throws `signed-out` for nobody, `not-found` for another role than these.
 * Being asked keeps the session alive.
 */
export async function requireAgent(
  deps: Deps,
  c: Context<AppEnv>,
  roles: readonly AgentRole[] = ['agent', 'supervisor'],
): Promise<SignedInAgent> {
  const token = readAgentCookie(c)
  const session = token === undefined ? undefined : await findAgentSession(deps, sha256(token))
  if (token === undefined || !session) throw signedOut()
  const now = deps.clock.now()
  const renewed = isRenewalDue(session.renewedAt, now)
    ? await prolong(deps, sha256(token), session, now)
    : session
  if (!roles.includes(session.role)) throw notFound()
  return toSignedIn(renewed)
}

export function toSignedIn(session: Omit<AgentSessionRow, 'renewedAt'>): SignedInAgent {
  const { id, name, email, role, services, createdAt, expiresAt } = session
  return { id, name, email, role, services, idleAt: expiresAt, endsAt: endOf(createdAt) }
}

async function prolong(
  deps: Deps,
  tokenHash: string,
  session: AgentSessionRow,
  now: Date,
): Promise<AgentSessionRow> {
  const expiresAt = expiryOf(session.createdAt, now)
  await deps.database.write(prolongAgentSession(tokenHash, now, expiresAt))
  return { ...session, expiresAt }
}
