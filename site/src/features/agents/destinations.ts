import type { AgentRole } from 'content-types'

const ENTRANCE = '/agents/connexion'
/** Where a login may lead; nothing else is accepted, so that no address comes from outside. */
const asked = /^\/agents\/(chiffres|equipe|compte|demandes\/[a-z0-9-]{1,40})$/i

/** The login of the desk, remembering which page was asked for. */
export function agentLoginAddress(path: string): `/agents/connexion${string}` {
  return asked.test(path) ? `${ENTRANCE}?suite=${encodeURIComponent(path)}` : ENTRANCE
}

/** Where to go after a login that was asked for with `suite`. */
export function agentDestination(query: URLSearchParams, role: AgentRole): `/agents${string}` {
  const path = query.get('suite') ?? ''
  return asked.test(path) ? (path as `/agents${string}`) : homeOf(role)
}

/** An administrator sees no request. */
export function homeOf(role: AgentRole): '/agents' | '/agents/equipe' {
  return role === 'administrator' ? '/agents/equipe' : '/agents'
}

/** The pages of the desk that are there without a session. */
export function isAgentEntrance(path: string): boolean {
  return path === ENTRANCE || path === '/agents/invitation'
}
