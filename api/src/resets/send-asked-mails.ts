import type { Deps } from '../deps.ts'
import { dropAskedMail, findAskedMails, type AskedMail } from './asked-mail-store.ts'
import { sendConfirmation } from './send-confirmation.ts'
import { sendReset } from './send-reset.ts'

/** Who asked longer ago has asked again, or has given up. */
const USEFUL_MS = 3_600_000
const PAGE = 50

const senders = { reset: sendReset, confirmation: sendConfirmation }

/** Answers all that was asked, the oldest first; several processes may do so at once. */
export async function sendAskedMails(deps: Deps, stopping?: AbortSignal): Promise<void> {
  let after = 0
  while (!stopping?.aborted) {
    const page = await findAskedMails(deps, after, PAGE)
    for (const asked of page) await answer(deps, asked)
    const last = page.at(-1)
    if (!last) return
    after = last.id
  }
}

/** One that fails stays for the next round, and holds up no other. */
async function answer(deps: Deps, asked: AskedMail): Promise<void> {
  try {
    const age = deps.clock.now().getTime() - asked.askedAt.getTime()
    if (age > USEFUL_MS) await dropAskedMail(deps, asked.id)
    else await senders[asked.purpose](deps, asked)
  } catch (error) {
    deps.log.error('asked mail failed', { error })
  }
}
