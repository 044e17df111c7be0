import type { Deps } from '../deps.ts'
import { queueMail } from '../outbox/index.ts'
import { writeIf } from '../platform/claim.ts'
import type { Statement } from '../platform/database.ts'
import { createId } from '../platform/tokens.ts'
import { issueReceipt } from '../receipts/index.ts'
import type { SignedIn } from '../sessions/index.ts'
import type { MirroredTheme } from '../themes/index.ts'
import { addMessage } from '../threads/index.ts'
import { announceEvent } from '../webhooks/index.ts'
import type { TypedForm } from './form.ts'
import { replyNotice, type SentFile } from './mails.ts'
import { recordOnce } from './record-once.ts'
import { findReply, handBack, markPiecesSent, notEnded, type Thread } from './reply-store.ts'
import { adoptReplyFiles, insertFile, type NewFile } from './store.ts'
import { extendWords } from './words-store.ts'

interface NewReply {
  form: TypedForm
  thread: Thread
  /** That which has the request now. */
  theme: MirroredTheme
  files: readonly NewFile[]
  fingerprint: string
}

/**
 * Answers the id of the message, or that of the same form sent at the same time when that one was
 * faster; undefined when the request ended meanwhile.
 */
export async function recordReply(
  deps: Deps,
  account: SignedIn,
  reply: NewReply,
): Promise<string | undefined> {
  const { form, thread, files, fingerprint } = reply
  const message = { id: createId(), at: deps.clock.now() }
  const recorded = await recordOnce(deps, { accountId: account.id, key: form.key }, files, {
    async write(sent) {
      const batch = statementsOf(deps, account, reply, message, sent)
      const written = await writeIf(deps.database, notEnded(thread.id), batch)
      return written && message.id
    },
    findAlready: () => findReply(deps, thread.id, form.key, fingerprint),
  })
  if (recorded === message.id) {
    deps.log.info('reply recorded', { accountId: account.id, reference: thread.reference })
  }
  return recorded
}

/** The message, its files, its receipt, its mails and the end of its draft, in one batch. */
function statementsOf(
  deps: Deps,
  { id: accountId, ...account }: SignedIn,
  { form, thread, theme, files, fingerprint }: NewReply,
  message: { id: string; at: Date },
  sent: readonly SentFile[],
): Statement[] {
  const { key, text, pieces } = form
  const owner = { accountId, key }
  const { id: requestId, reference } = thread
  const { siret, holder, email, name: employerName } = account
  return [
    ...addMessage({
      ...message,
      requestId,
      kind: 'reply',
      sender: 'employer',
      author: holder,
      text,
      form: { key, fingerprint },
    }),
    ...files.flatMap((file) => insertFile(owner, file)),
    ...adoptReplyFiles(owner, { requestId, messageId: message.id }, sent.length),
    markPiecesSent(requestId, pieces, message.at),
    handBack(requestId),
    extendWords(requestId, [text, ...sent.map(({ name }) => name)]),
    ...issueReceipt(deps, 'aee', {
      ...{ requestId, accountId, reference, siret, employerName, holder, email, theme, message },
      kind: thread.kind,
      object: thread.object,
      sentAt: thread.sentAt,
      files: sent,
    }),
    queueMail(deps, {
      to: theme.serviceEmail,
      letter: replyNotice(theme, { reference, employerName, siret, at: message.at }, sent.length),
      dedupe: `notice:${message.id}`,
    }),
    announceEvent(deps, { type: 'request.replied', subject: { reference, service: theme.slug } }),
  ]
}
