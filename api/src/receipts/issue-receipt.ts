import type { ReceiptKind } from 'content-types'
import type { Deps } from '../deps.ts'
import { queueMail } from '../outbox/index.ts'
import type { Statement } from '../platform/database.ts'
import { createId } from '../platform/tokens.ts'
import { partOf, recordReceived } from '../received/index.ts'
import { makeContent, writeContent, type ReceiptFacts } from './content.ts'
import { receiptLetter } from './letter.ts'
import { insertReceipt } from './store.ts'

/**
 * For the same batch as the sending (`aee`) or the taking in charge (`are`): the receipt, its line
 * among what was received and its mail; then `wakeOutbox`. A receipt of the same kind for the same
 * sending fails the batch.
 */
export function issueReceipt(deps: Deps, kind: ReceiptKind, facts: ReceiptFacts): Statement[] {
  const { requestId, accountId, reference, object, theme, message, email } = facts
  const id = createId()
  const content = makeContent(deps.clock, kind, facts)
  const issuedAt = new Date(content.issuedAt)
  return [
    insertReceipt({
      id,
      requestId,
      messageId: message?.id ?? null,
      kind,
      issuedAt,
      content: writeContent(content),
    }),
    recordReceived([
      {
        owner: { accountId },
        kind: 'receipt',
        subject: partOf(reference, id),
        themeSlug: theme.slug,
        label: `${labels[kind]}\u00a0: ${object}`,
        at: issuedAt,
        // Whoever sends something has its accusé before their eyes.
        isNew: kind === 'are',
      },
    ]),
    queueMail(deps, {
      to: email,
      letter: receiptLetter(deps.settings.publicUrl, content),
      dedupe: kind === 'are' ? `are:${requestId}` : `receipt:${message?.id ?? requestId}`,
      accountId,
    }),
  ]
}

const labels: Record<ReceiptKind, string> = {
  aee: 'Accusé d’enregistrement',
  are: 'Accusé de réception',
}
