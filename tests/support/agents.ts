import type { AgentRole } from 'content-types'
import { insertAgent as prepareAgent } from '../../api/src/agents/index.ts'
import { insertAgentSession } from '../../api/src/agents/session-store.ts'
import { totpCode, readTotpSecret } from '../../api/src/agents/totp.ts'
import type { Deps } from '../../api/src/app.ts'
import { createToken, sha256 } from '../../api/src/platform/tokens.ts'
import type { Browser } from './browser.ts'
import type { TestApp } from './test-app.ts'

export interface TestAgent {
  id: string
  email: string
  name: string
  role: AgentRole
  services: readonly string[]
}

/** What every agent of the tests logs in with. */
export const agentPassword = 'phare-brume-cabestan-82'
export const agentTotpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

const hashes = new WeakMap<object, Promise<{ hash: string; pepperId: string }>>()

/** An active agent; one of role « agent » has the names and address of Agathe unless told. */
export async function insertAgent(
  deps: Deps,
  {
    role,
    services,
    email = `${role}@enim.example`,
    name = names[role],
  }: { role: AgentRole; services: readonly string[]; email?: string; name?: string },
): Promise<TestAgent> {
  const agent = { role, services, email, name, password: agentPassword }
  const { agentId, statements } = await prepareAgent(
    { ...deps, codes: { ...deps.codes, hash: () => hashOnce(deps) } },
    { ...agent, totpSecret: agentTotpSecret },
  )
  await deps.database.write(statements)
  return { id: agentId, email, name, role, services }
}

/** A browser with a session of this agent's, as its login in two steps would give. */
export async function logInAgent(portal: TestApp, { id }: TestAgent): Promise<Browser> {
  const { clock, database } = portal.deps
  const token = createToken()
  const createdAt = clock.now()
  const expiresAt = new Date(createdAt.getTime() + 30 * 60_000)
  await database.write(
    insertAgentSession({ tokenHash: sha256(token), agentId: id, createdAt, expiresAt }),
  )
  const browser = portal.visitor()
  browser.cookies.set('__Host-enim-agent', token)
  return browser
}

/** The six digits that the authenticator of every agent of the tests shows now. */
export function agentCode({ clock }: Pick<Deps, 'clock'>): Promise<string> {
  return totpCode(readTotpSecret(agentTotpSecret), clock.now())
}

const names = { agent: 'Agathe Amarre', supervisor: 'Simon Sextant', administrator: 'Ada Ancre' }

/** One hash serves all the agents of an app: they share their password. */
function hashOnce({ codes }: Deps) {
  const hash = hashes.get(codes) ?? codes.hash(agentPassword)
  hashes.set(codes, hash)
  return hash
}
