import type { AgentRole } from 'content-types'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import { createId } from '../platform/tokens.ts'
import { seal } from './sealed-secret.ts'
import { insertActiveAgent } from './store.ts'
import { readTotpSecret } from './totp.ts'

interface NewAgent {
  email: string
  name: string
  role: AgentRole
  services: readonly string[]
  password: string
  /** In base 32. */
  totpSecret: string
}

/** An agent who can log in at once, for the demo and the tests; `statements` are to be written. */
export async function insertAgent(
  deps: Pick<Deps, 'clock' | 'codes' | 'settings'>,
  { email, name, role, services, password, totpSecret }: NewAgent,
): Promise<{ agentId: string; statements: Statement[] }> {
  const agentId = createId()
  const statements = insertActiveAgent(deps, {
    id: agentId,
    email,
    name,
    role,
    services,
    ...(await deps.codes.hash(password)),
    totpSecret: seal(deps, agentId, readTotpSecret(totpSecret)),
  })
  return { agentId, statements }
}
