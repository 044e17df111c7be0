import type { ReceiptKind } from 'content-types'
import type { Deps } from '../deps.ts'
import { queueMail } from '../outbox/index.ts'
import type { Statement } from '../platform/database.ts'
import { createId } from '../platform/tokens.ts'
import { makeContent, writeContent, type ReceiptFacts } from './content.ts'
import { receiptLetter } from './letter.ts'
import { insertReceipt } from './store.ts'

/**
 * For the same batch as the sending (`aee`) or the taking in charge (`are`): the receipt and its
 * mail; then `wakeOutbox`. A receipt of the same kind for the same sending fails the batch.
 */
export function issueReceipt(deps: Deps, kind: ReceiptKind, facts: ReceiptFacts): Statement[] {
  const { requestId, accountId, message, email } = facts
  const content = makeContent(deps.clock, kind, facts)
  return [
    insertReceipt({
      id: createId(),
      requestId,
      messageId: message?.id ?? null,
      kind,
      issuedAt: new Date(content.issuedAt),
      content: writeContent(content),
    }),
    queueMail(deps, {
      to: email,
      letter: receiptLetter(deps.settings.publicUrl, content),
      dedupe: kind === 'are' ? `are:${requestId}` : `receipt:${message?.id ?? requestId}`,
      accountId,
    }),
  ]
}
