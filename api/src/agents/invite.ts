import type { AgentRole } from 'content-types'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { queueMail, wakeOutbox } from '../outbox/index.ts'
import { isConstraint, type Statement } from '../platform/database.ts'
import { writeIf } from '../platform/claim.ts'
import { createId, createToken, sha256 } from '../platform/tokens.ts'
import { insertInvitation } from './invitation-store.ts'
import { invitationLetter } from './mails.ts'
import { lastAdministrator, notNow, refusedField } from './problems.ts'
import { seal } from './sealed-secret.ts'
import { closeAgentDoors } from './session-store.ts'
import {
  forgetAccess,
  insertInvitedAgent,
  isNotDisabled,
  mayLeave,
  type AgentRow,
} from './store.ts'
import { traceOf, type Doer } from './trace.ts'
import { createTotpSecret } from './totp.ts'

export interface Invited {
  email: string
  name: string
  role: AgentRole
  services: readonly string[]
}

/** Mails a link to a person who becomes an agent by it; gives the link. */
export async function invite(deps: Deps, invited: Invited, by: Doer): Promise<string> {
  const id = createId()
  const { link, statements } = prepare(deps, { ...invited, id })
  try {
    await deps.database.write([
      ...insertInvitedAgent(deps, {
        ...invited,
        id,
        totpSecret: seal(deps, id, createTotpSecret()),
      }),
      ...statements,
      recordEvent(deps, { event: 'agent-invited', ...traceOf(by, id) }),
    ])
  } catch (error) {
    if (isConstraint(error)) throw refusedField('email', 'Un agent a déjà cette adresse.')
    throw error
  }
  wakeOutbox(deps)
  return link
}

/**
 * Another link in place of the former one. An agent who had a password and an authenticator has
 * none of them any more. Throws for one who is disabled, and for the last administrator, whom only
 * the command lets in again.
 */
export async function inviteAgain(deps: Deps, agent: AgentRow, by: Doer): Promise<string> {
  const { id } = agent
  const { link, statements } = prepare(deps, agent)
  const condition = by === 'command' ? isNotDisabled(id) : mayLeave(id)
  const written = await writeIf(deps.database, condition, [
    ...forgetAccess(id, seal(deps, id, createTotpSecret())),
    ...closeAgentDoors(id),
    ...statements,
    recordEvent(deps, { event: 'agent-invited', ...traceOf(by, id) }),
  ])
  if (!written) throw agent.state === 'disabled' ? notNow() : lastAdministrator()
  wakeOutbox(deps)
  return link
}

function prepare(
  deps: Deps,
  { id, email, name, role }: Pick<AgentRow, 'id' | 'email' | 'name' | 'role'>,
): { link: string; statements: Statement[] } {
  const token = createToken()
  const tokenHash = sha256(token)
  const link = `${deps.settings.publicUrl}/agents/invitation?cle=${token}`
  const { expiresAt, statement } = insertInvitation(deps, { tokenHash, agentId: id })
  const letter = invitationLetter({ name, role, link, expiresAt })
  const dedupe = `agent-invitation:${tokenHash}`
  return { link, statements: [statement, queueMail(deps, { to: email, letter, dedupe })] }
}
