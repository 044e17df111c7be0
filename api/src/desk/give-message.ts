import type { MessageKind } from 'content-types'
import type { Statement } from '../platform/database.ts'
import { partOf, recordReceived } from '../received/index.ts'
import type { NewMessage } from '../threads/index.ts'
import type { RequestRow } from './request-store.ts'

/** What an agent's message is to the employer; nothing of what is kept among colleagues. */
const labels: Partial<Record<MessageKind, string>> = {
  answer: 'Réponse',
  pieces: 'Pièces demandées',
  moved: 'Changement de service',
  closed: 'Demande close',
}

/** The line of « Ce que j’ai reçu » of a message that the employer is told of. */
export function giveMessage(
  { accountId, reference, object, slug }: RequestRow,
  { id, kind, text, at }: NewMessage,
): Statement[] {
  const label = labels[kind]
  if (label === undefined || (kind === 'closed' && text === '')) return []
  return [
    recordReceived([
      {
        owner: { accountId },
        kind: 'answer',
        subject: partOf(reference, id),
        themeSlug: slug,
        label: `${label}\u00a0: ${object}`,
        at,
        isNew: true,
      },
    ]),
  ]
}
