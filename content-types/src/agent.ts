import * as z from 'zod'

const instant = z.iso.datetime()

/** What a person of Enim may do at the desk. */
export const agentRoles = {
  /** Handles the requests of their services. */
  agent: 'Agent',
  /** The same, and sees the figures of their services. */
  supervisor: 'Superviseur',
  /** Invites agents and says which services are theirs; sees no request. */
  administrator: 'Administrateur',
} as const
export type AgentRole = keyof typeof agentRoles
export const agentRoleSchema = z.enum(Object.keys(agentRoles) as [AgentRole, ...AgentRole[]])

export const agentStates = {
  invited: 'Invité',
  active: 'Actif',
  disabled: 'Désactivé',
} as const
export type AgentState = keyof typeof agentStates
export const agentStateSchema = z.enum(Object.keys(agentStates) as [AgentState, ...AgentState[]])

export const agentServiceSchema = z.object({ slug: z.string(), name: z.string() })

export const agentSessionSchema = z.object({
  name: z.string(),
  email: z.string(),
  role: agentRoleSchema,
  services: z.array(agentServiceSchema),
  recoveryCodesLeft: z.number().int(),
  idleAt: instant,
  endsAt: instant,
})

/** The password was right; the code of the authenticator is awaited, until then. */
export const agentAwaitedSchema = z.object({ expiresAt: instant })

/** What the page of an invitation shows. */
export const agentInvitationSchema = z.object({
  name: z.string(),
  email: z.string(),
  role: agentRoleSchema,
  services: z.array(agentServiceSchema),
  /** For the authenticator: its secret in base 32, and otpauth: as the rows of a QR code of 0 and 1. */
  secret: z.string(),
  qr: z.array(z.string()),
})

/** Shown once. */
export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) })

export const agentSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: agentRoleSchema,
  state: agentStateSchema,
  services: z.array(agentServiceSchema),
  lastSeenAt: instant.nullable(),
})

export const agentListSchema = z.object({
  agents: z.array(agentSchema),
  /** Those that an agent may be given. */
  services: z.array(agentServiceSchema),
})

export const passwordLengths = { least: 12, most: 128 } as const

export type AgentSession = z.infer<typeof agentSessionSchema>
export type AgentInvitation = z.infer<typeof agentInvitationSchema>
export type Agent = z.infer<typeof agentSchema>
export type AgentList = z.infer<typeof agentListSchema>
