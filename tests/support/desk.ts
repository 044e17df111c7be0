import { randomUUID } from 'node:crypto'
import { deskListSchema, deskRequestSchema, type DeskRequest } from 'content-types'
import { createId } from '../../api/src/platform/tokens.ts'
import { createReference } from '../../api/src/requests/reference.ts'
import { insertRequest, type NewRequest } from '../../api/src/requests/store.ts'
import { insertWords } from '../../api/src/requests/words-store.ts'
import { insertAgent, logInAgent, type TestAgent } from './agents.ts'
import type { Browser } from './browser.ts'
import { alice, type Person } from './cast.ts'
import { createTestApp, type TestApp } from './test-app.ts'
import { themes } from './themes.ts'

/** Agathe has two services, Simon supervises one of them, Zoé has the third alone. */
export interface Desk {
  portal: TestApp
  agathe: TestAgent
  simon: TestAgent
  zoe: TestAgent
  /** A browser of this agent's, logged in. */
  as(agent: TestAgent): Promise<Browser>
  /** A request in the database; answers what it is made of. */
  insert(changes?: Partial<NewRequest> & { from?: Person; state?: string }): Promise<NewRequest>
  close(): Promise<void>
}

export async function openDesk(given?: TestApp): Promise<Desk> {
  const portal = given ?? (await createTestApp())
  const { deps } = portal
  const agent = (name: string, role: 'agent' | 'supervisor', services: string[]) =>
    insertAgent(deps, { role, services, name, email: `${name.slice(0, 3)}@enim.example` })
  return {
    portal,
    agathe: await agent('Agathe Amarre', 'agent', ['cotisation', 'declaration']),
    simon: await agent('Simon Sextant', 'supervisor', ['cotisation']),
    zoe: await agent('Zoé Zodiac', 'agent', ['accidents']),
    as: (who) => logInAgent(portal, who),
    async insert({ from = alice, state = 'received', ...changes } = {}) {
      const request = newRequest(portal, from, changes)
      await deps.database.write([
        insertRequest(request),
        insertWords(request, [request.reference, request.object, request.employerName]),
        { sql: 'UPDATE requests SET state = ? WHERE id = ?', args: [state, request.id] },
      ])
      return request
    },
    close: () => portal.close(),
  }
}

function newRequest(portal: TestApp, from: Person, changes: Partial<NewRequest>): NewRequest {
  const now = portal.clock.now()
  const slug = changes.themeSlug ?? 'cotisation'
  const theme = themes.find((known) => known.slug === slug)
  return {
    id: createId(),
    reference: createReference(now),
    accountId: portal.accountOf(from),
    key: randomUUID(),
    fingerprint: randomUUID(),
    kind: 'document',
    themeSlug: slug,
    themeName: theme?.name ?? '',
    serviceName: theme?.serviceName ?? '',
    object: 'Bordereau de mars',
    text: 'Voici le bordereau.',
    siret: from.siret,
    employerName: from.name,
    holder: from.holder,
    email: from.email,
    sentAt: now,
    ...changes,
  }
}

export async function listOf(browser: Browser, query = '') {
  const answer = await browser.get(`/api/desk/requests${query}`)
  if (answer.status !== 200) throw new Error(await answer.text())
  return deskListSchema.parse(await answer.json())
}

export async function openOf(browser: Browser, reference: string): Promise<DeskRequest> {
  const answer = await browser.get(`/api/desk/requests/${reference}`)
  if (answer.status !== 200) throw new Error(await answer.text())
  return deskRequestSchema.parse(await answer.json())
}

/** An action that must be accepted. */
export async function actOf(
  browser: Browser,
  reference: string,
  action: string,
  fields: object = {},
): Promise<DeskRequest> {
  const answer = await browser.post(`/api/desk/requests/${reference}/${action}`, fields)
  if (answer.status !== 200) throw new Error(await answer.text())
  return deskRequestSchema.parse(await answer.json())
}
