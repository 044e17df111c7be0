import { parisDay } from 'content-types'
import { findContact } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import { queueNotice } from '../notifications/index.ts'
import { wakeOutbox } from '../outbox/index.ts'
import { paymentsLetter, paymentsSms } from './mails.ts'
import { listDue, markTold, type News } from './news-store.ts'

/** An import brings the payments of an employer in several pieces: once it is over, they are told. */
const SETTLING_MS = 10 * 60_000

/** One notice a day at most, whatever came; what came after it is told the next day. */
export async function tellNews(deps: Deps): Promise<void> {
  const now = deps.clock.now()
  const today = parisDay(now)
  const changedBefore = new Date(now.getTime() - SETTLING_MS)
  for (const news of await listDue(deps, { changedBefore, today })) await tell(deps, news, today)
  wakeOutbox(deps)
}

async function tell(deps: Deps, news: News, today: string): Promise<void> {
  const contact = await findContact(deps, { accountId: news.accountId })
  const notice = contact
    ? await queueNotice(deps, contact, {
        kind: 'payments',
        letter: paymentsLetter(deps.settings.publicUrl, contact.holder),
        sms: paymentsSms,
        dedupe: `payments:${news.accountId}:${today}`,
      })
    : []
  await deps.database.write([...notice, markTold(news, today)])
}
