import type { AgentSession } from 'content-types'

/** Who is at the desk; the middleware lets nobody else reach its pages. */
export function requireAgent({ agent }: App.Locals): AgentSession {
  if (!agent) throw new Error('A page of the desk was rendered without an agent')
  return agent
}
