import type { AgentRole } from 'content-types'
import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../platform/http.ts'
import { problem } from '../platform/problems.ts'

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
export function requireAgent(
  _deps: Deps,
  _c: Context<AppEnv>,
  _roles: readonly AgentRole[] = ['agent', 'supervisor'],
): Promise<SignedInAgent> {
  throw problem({ type: 'signed-out', title: 'Votre session est terminée.' })
}
