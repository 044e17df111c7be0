import type { Deps } from '../deps.ts'
import { startWorker, type Worker } from '../platform/worker.ts'
import { sendAskedMails } from './send-asked-mails.ts'

/** Answers at once what this process was asked, and from time to time what another left. */
export function startAskedMails(deps: Deps): Worker {
  const { events, log } = deps
  const worker = startWorker({
    name: 'asked mails',
    everyMs: 10_000,
    round: () => sendAskedMails(deps),
    log,
  })
  events.on('mail-asked', worker.wake)
  return worker
}
