import type { Deps } from '../deps.ts'
import type { ReceivedForm } from '../files/index.ts'
import type { SignedIn } from '../sessions/index.ts'
import { deposit } from './deposit.ts'
import { readForm } from './form.ts'
import { reply } from './reply.ts'
import type { Sending } from './sending.ts'

/**
 * Records a request or a reply, or keeps as a draft what a refused form held. Once `accepted` is
 * answered, what was sent, its files and its mails survive the end of the process and of the
 * current.
 */
export function send(deps: Deps, account: SignedIn, received: ReceivedForm): Promise<Sending> {
  const form = readForm(received)
  const { kind } = form
  if (kind === 'reply') return reply(deps, account, form, received)
  return deposit(deps, account, { ...form, kind }, received)
}
