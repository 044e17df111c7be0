import type { APIContext } from 'astro'
import type { Desk } from '../../lib/desk.ts'
import { readForm, refusedBy, textOf, type Outcome } from '../../lib/form.ts'
import { agentLoginAddress } from '../agents/destinations.ts'

export type RefusedProposal = Outcome & { typed: { question: string; answer: string } }

/** Where an answer of an agent is proposed for the frequent questions. */
export function proposalAddress(reference: string, message: string): `/agents/demandes/${string}` {
  return `/agents/demandes/${encodeURIComponent(reference)}/faq/${encodeURIComponent(message)}`
}

/** Sends what the agent has looked over, then leads back to the page, which says that it has left. */
export async function answerProposal(
  context: APIContext,
  desk: Desk,
  { reference, message }: { reference: string; message: string },
): Promise<Response | RefusedProposal> {
  const form = await readForm(context.request)
  const typed = { question: textOf(form, 'question'), answer: textOf(form, 'answer') }
  const proposed = await desk.proposeForFaq(reference, message, typed)
  if (proposed.ok) return desk.redirect(proposalAddress(reference, message))
  if (proposed.problem.type === 'signed-out')
    return context.redirect(agentLoginAddress(context.url.pathname), 303)
  return { ...refusedBy(proposed), typed }
}
