import { limits, type Registration } from 'content-types'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import type { Client } from '../platform/client.ts'
import { hasTitleWith } from '../registry/index.ts'
import { openDetails } from './open-details.ts'
import { requireStep } from './present.ts'
import { closedUntil, unreadableAnswer, wrongAnswer } from './problems.ts'
import { readAnswer } from './read-answer.ts'
import { CLOSURE_MS, findTries, forgetTries, reserveTry, type Tries } from './tries-store.ts'

interface Answer {
  id: string
  answer: string
}

/** Any title of the employer answers. A SIRET that Enim does not know is refused by the same work. */
export async function answerQuestion(
  deps: Deps,
  client: Client,
  token: string | undefined,
  { id, answer }: Answer,
): Promise<Registration> {
  const registration = await requireStep(deps, token, { id, step: 'question' })
  const { siret, fact } = registration
  const read = readAnswer(fact, answer)
  if (!read) throw unreadableAnswer(fact)
  const tries = await reserveTry(deps, siret)
  if (!tries) throw closedUntil(await endOfClosure(deps, siret))
  if (!(await hasTitleWith(deps, siret, read))) throw await refuse(deps, client, siret, tries)
  return openDetails(deps, registration, [
    forgetTries(siret),
    recordEvent(deps, { event: 'validation-passed', actor: 'visitor', siret, client }),
  ])
}

async function refuse(deps: Deps, client: Client, siret: string, tries: Tries) {
  const events = [
    recordEvent(deps, { event: 'validation-refused', actor: 'visitor', siret, client }),
  ]
  if (tries.closedUntil) {
    events.push(recordEvent(deps, { event: 'validation-closed', actor: 'system', siret }))
  }
  await deps.database.write(events)
  return tries.closedUntil
    ? closedUntil(tries.closedUntil)
    : wrongAnswer(limits.wrongAnswers - tries.failed)
}

async function endOfClosure(deps: Deps, siret: string): Promise<Date> {
  const tries = await findTries(deps, siret)
  return tries.closedUntil ?? new Date(deps.clock.now().getTime() + CLOSURE_MS)
}
