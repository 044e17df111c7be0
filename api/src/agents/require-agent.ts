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
  const { tokenHash, session } = await requireSession(deps, c)
  const isDue = isRenewalDue(session.renewedAt, deps.clock.now())
  const agent = isDue ? await prolong(deps, tokenHash, session) : toSignedIn(session)
  if (!roles.includes(agent.role)) throw notFound()
  return agent
}

/** As `requireAgent` for any role, and the idle time starts again now, to the second. */
export async function renewAgentSession(deps: Deps, c: Context<AppEnv>): Promise<SignedInAgent> {
  const { tokenHash, session } = await requireSession(deps, c)
  return prolong(deps, tokenHash, session)
}

export function toSignedIn(session: Omit<AgentSessionRow, 'renewedAt'>): SignedInAgent {
  const { id, name, email, role, services, createdAt, expiresAt } = session
  return { id, name, email, role, services, idleAt: expiresAt, endsAt: endOf(createdAt) }
}

async function requireSession(deps: Deps, c: Context<AppEnv>) {
  const token = readAgentCookie(c)
  if (token === undefined) throw signedOut()
  const tokenHash = sha256(token)
  const session = await findAgentSession(deps, tokenHash)
  if (!session) throw signedOut()
  return { tokenHash, session }
}

async function prolong(
  deps: Deps,
  tokenHash: string,
  session: AgentSessionRow,
): Promise<SignedInAgent> {
  const now = deps.clock.now()
  const expiresAt = expiryOf(session.createdAt, now)
  await deps.database.write(prolongAgentSession(tokenHash, now, expiresAt))
  return toSignedIn({ ...session, expiresAt })
}
