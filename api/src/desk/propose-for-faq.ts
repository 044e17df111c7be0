import type { FaqProposal } from 'content-types'
import type { Deps } from '../deps.ts'
import { createFaqDraft, maskPersonal } from '../faq/index.ts'
import { recordEvent } from '../journal/index.ts'
import { writeIf } from '../platform/claim.ts'
import { notFound } from '../platform/problems.ts'
import { listMessages, type ThreadMessage } from '../threads/index.ts'
import type { Deed } from './act.ts'
import { findProposedAt, insertProposal, isNotProposed } from './proposal-store.ts'
import { findRequest, type RequestRow } from './request-store.ts'

export interface ProposedWords {
  question: string
  answer: string
}

/** As long as Strapi's field. */
const LONGEST_QUESTION = 200

/** What would leave: the request's object and the agent's answer, without what tells of anybody. */
export async function previewProposal(
  deps: Deps,
  deed: Deed,
  messageId: string,
): Promise<FaqProposal> {
  const { request, message } = await findAnswer(deps, deed, messageId)
  const typed = { question: request.object.slice(0, LONGEST_QUESTION), answer: message.text }
  return {
    ...masked(request, message, typed),
    proposedAt: (await findProposedAt(deps, message.id))?.toISOString() ?? null,
  }
}

/** Masks what the agent has reworded too; the same answer makes one draft, whoever proposes it. */
export async function proposeForFaq(
  deps: Deps,
  deed: Deed,
  messageId: string,
  typed: ProposedWords,
): Promise<FaqProposal> {
  const { agent, client, reference } = deed
  const { request, message } = await findAnswer(deps, deed, messageId)
  const words = masked(request, message, typed)
  const already = await findProposedAt(deps, message.id)
  if (already) return { ...words, proposedAt: already.toISOString() }

  const source = `${reference}/${message.id}`
  const documentId = await createFaqDraft(deps, { ...words, theme: request.slug, source })
  const at = deps.clock.now()
  await writeIf(deps.database, isNotProposed(message.id), [
    insertProposal({ messageId: message.id, agentId: agent.id, documentId, at }),
    recordEvent(deps, {
      event: 'faq-proposed',
      actor: 'enim',
      agentId: agent.id,
      siret: request.siret,
      client,
      about: reference,
    }),
  ])
  return { ...words, proposedAt: at.toISOString() }
}

async function findAnswer(deps: Deps, { agent, reference }: Deed, messageId: string) {
  const request = await findRequest(deps, agent.services, reference)
  if (!request) throw notFound()
  const messages = await listMessages(deps, request.id, { notes: false })
  const message = messages.find(({ id, kind }) => id === messageId && kind === 'answer')
  if (!message) throw notFound()
  return { request, message }
}

function masked(
  { holder, employerName, address }: RequestRow,
  { agent }: ThreadMessage,
  { question, answer }: ProposedWords,
): ProposedWords {
  const names = [holder, employerName, agent ?? '', ...address.split('\n')]
  return {
    question: maskPersonal(question, names).slice(0, LONGEST_QUESTION),
    answer: maskPersonal(answer, names),
  }
}
