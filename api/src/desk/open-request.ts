import type { DeskRequest } from 'content-types'
import type { SignedInAgent } from '../agents/index.ts'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { writeIf } from '../platform/claim.ts'
import type { Client } from '../platform/client.ts'
import { notFound } from '../platform/problems.ts'
import { presentRequest } from './present-request.ts'
import { findRequest, markRead, notOpenedSince } from './request-store.ts'

/** Openings closer to one another are one line of the journal. */
const SAME_OPENING_MS = 3_600_000

/** One request, as it was before it was opened: what the employer wrote is read from now on. */
export async function openRequest(
  deps: Deps,
  agent: SignedInAgent,
  { reference, client }: { reference: string; client: Client },
): Promise<DeskRequest> {
  const row = await findRequest(deps, agent.services, reference)
  if (!row) throw notFound()
  const presented = await presentRequest(deps, agent, row)
  const unread = presented.messages.filter((message) => message.unread)
  const reading = markRead(
    row.id,
    unread.map(({ id }) => id),
  )
  const since = new Date(deps.clock.now().getTime() - SAME_OPENING_MS)
  const unopened = notOpenedSince({ agentId: agent.id, reference, since })
  const { siret } = row
  const opening = recordEvent(deps, {
    event: 'request-opened',
    actor: 'enim',
    agentId: agent.id,
    siret,
    client,
    about: reference,
  })
  const isJournalled = await writeIf(deps.database, unopened, [...reading, opening])
  if (!isJournalled && reading.length > 0) await deps.database.write(reading)
  return presented
}
