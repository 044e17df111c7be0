import { agentRoles, type AgentRole } from 'content-types'

/** For what every person of Enim who is logged in may do. */
export const anyRole = Object.keys(agentRoles) as AgentRole[]
