import type { ReceiptKind, RequestKind } from 'content-types'
import type { Deps } from '../deps.ts'
import { queueMail } from '../outbox/index.ts'
import type { Statement } from '../platform/database.ts'
import { createId } from '../platform/tokens.ts'
import type { MirroredTheme } from '../themes/index.ts'
import { makeContent, writeContent } from './content.ts'
import { receiptLetter } from './letter.ts'
import { insertReceipt } from './store.ts'

/** What a receipt says, as it was when it was issued. */
export interface ReceiptFacts {
  requestId: string
  accountId: string
  reference: string
  kind: RequestKind
  object: string
  siret: string
  employerName: string
  holder: string
  email: string
  /** When the first sending arrived: moving a request to another service does not change it. */
  sentAt: Date
  /** That which has the request when the receipt is issued. */
  theme: MirroredTheme
  files: readonly { name: string; bytes: number; sha256: string }[]
  /** The message of a reply, of which this is the accusé d'enregistrement. */
  message?: { id: string; at: Date }
}

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
