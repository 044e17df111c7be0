import { findContact } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import { queueNotice } from '../notifications/index.ts'
import { wakeOutbox } from '../outbox/index.ts'
import { writeIf } from '../platform/claim.ts'
import type { Statement } from '../platform/database.ts'
import { documentsLetter, documentsSms } from './mails.ts'
import { endNotice, isUntold, listDueNotices, type AwaitedNotice } from './notice-store.ts'

/** Documents that come one after the other are told of together. */
const WAIT_MS = 10 * 60_000

/** Tells each holder once of the documents of the last minutes, as they accepted to be told. */
export async function sendNotices(deps: Deps): Promise<void> {
  const due = new Date(deps.clock.now().getTime() - WAIT_MS)
  const told = new Set<string>()
  for (;;) {
    const notices = await listDueNotices(deps, due)
    const left = notices.filter(({ accountId }) => !told.has(accountId))
    if (left.length === 0) break
    for (const notice of left) {
      told.add(notice.accountId)
      await tell(deps, notice)
    }
  }
  if (told.size > 0) wakeOutbox(deps)
}

/** What came since it was read waits for the next round. */
async function tell(deps: Deps, notice: AwaitedNotice): Promise<void> {
  await writeIf(deps.database, isUntold(notice), [
    endNotice(notice),
    ...(await messagesOf(deps, notice)),
  ])
}

async function messagesOf(
  deps: Deps,
  { accountId, firstAt, total }: AwaitedNotice,
): Promise<Statement[]> {
  const contact = await findContact(deps, { accountId })
  if (!contact) return []
  return queueNotice(deps, contact, {
    kind: 'documents',
    letter: documentsLetter(deps.settings.publicUrl, contact.holder, total),
    sms: documentsSms(total),
    dedupe: `documents:${accountId}:${String(firstAt)}`,
  })
}
