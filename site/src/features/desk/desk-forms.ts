import type { APIContext } from 'astro'
import type { DeskRequest } from 'content-types'
import type { Answer } from '../../lib/api-call.ts'
import type { Desk } from '../../lib/desk.ts'
import { accepted, readForm, refusedBy, textOf } from '../../lib/form.ts'
import { agentLoginAddress } from '../agents/destinations.ts'
import {
  actionFields,
  actionMessages,
  controlName,
  isDeskAction,
  type DeskAction,
} from './actions.ts'
import { withTemplate } from './answer-templates.ts'
import { queueAddress, type QueueQuery } from './queue-query.ts'
import type { RefusedAction } from './refused-action.ts'
import { doneNames } from './done-words.ts'

type Typed = Record<string, string>

/** Does what a form of the request's page asks, then leads to what it left in the thread. */
export async function answerAction(
  context: APIContext,
  desk: Desk,
  reference: string,
): Promise<Response | RefusedAction> {
  const form = await readForm(context.request)
  const word = textOf(form, 'action')
  if (word === 'template') return { ...accepted, action: 'answer', typed: withTemplate(form) }
  if (!isDeskAction(word)) return desk.redirect(requestAddress(reference))
  const typed = typedIn(form, word)
  const answer = await send(desk, reference, word, typed)
  if (answer.ok) return desk.redirect(resultAddress(word, answer.value))
  if (answer.problem.type === 'signed-out')
    return context.redirect(agentLoginAddress(context.url.pathname), 303)
  const outcome = refusedBy(answer)
  const errors = outcome.errors.map((error) => ({
    ...error,
    field: controlName(word, error.field),
  }))
  return { ...outcome, errors, action: word, typed }
}

/** Takes a request in charge from the queue and opens it; or says why not. */
export async function takeFromQueue(
  context: APIContext,
  desk: Desk,
  query: QueueQuery,
): Promise<Response | RefusedAction> {
  const reference = textOf(await readForm(context.request), 'reference')
  if (reference === '') return desk.redirect(queueAddress(query) as '/agents')
  const answer = await desk.take(reference)
  if (answer.ok) return desk.redirect(resultAddress('take', answer.value))
  if (answer.problem.type === 'signed-out')
    return context.redirect(agentLoginAddress('/agents'), 303)
  return { ...refusedBy(answer), action: 'take', typed: {} }
}

export function requestAddress(reference: string): `/agents/demandes/${string}` {
  return `/agents/demandes/${encodeURIComponent(reference)}`
}

/** Once moved, a request may be out of the agent's sight. */
function resultAddress(
  action: DeskAction,
  { reference, messages }: DeskRequest,
): `/agents${string}` {
  const done = `fait=${doneNames[action]}`
  if (action === 'move') return `/agents?${done}&reference=${encodeURIComponent(reference)}`
  const left = messages.findLast(({ kind }) => kind === actionMessages[action])
  return `${requestAddress(reference)}?${done}${left ? `#message-${left.id}` : ''}`
}

/** A browser ends the lines of what it sends in its own way. */
function typedIn(form: FormData, action: DeskAction): Typed {
  return Object.fromEntries(
    actionFields[action].map((field) => [
      field,
      textOf(form, controlName(action, field)).replace(/\r\n?/g, '\n'),
    ]),
  )
}

function send(
  desk: Desk,
  reference: string,
  action: DeskAction,
  { text = '', pieces = '', dueOn = '', service = '' }: Typed,
): Promise<Answer<DeskRequest>> {
  switch (action) {
    case 'take':
      return desk.take(reference)
    case 'answer':
      return desk.answer(reference, { text })
    case 'note':
      return desk.addNote(reference, { text })
    case 'pieces':
      return desk.askPieces(reference, { text, pieces, dueOn })
    case 'call':
      return desk.logCall(reference, { text })
    case 'move':
      return desk.move(reference, { service, text })
    case 'close':
      return desk.close(reference, { text })
    case 'reopen':
      return desk.reopen(reference, { text })
  }
}
