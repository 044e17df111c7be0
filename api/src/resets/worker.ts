import type { Deps } from '../deps.ts'
import { startWorker, type Worker } from '../platform/worker.ts'
import { sendAskedMails } from './send-asked-mails.ts'

/**
 * The answer to an ask has long left when the ask is looked at: its time tells nothing of whether a
 * mail is written.
 */
const APART_MS = 250

/** Answers soon what this process was asked, and from time to time what another left. */
export function startAskedMails(deps: Deps): Worker {
  const { events, log } = deps
  const worker = startWorker({
    name: 'asked mails',
    everyMs: 10_000,
    round: (stopping) => sendAskedMails(deps, stopping),
    log,
  })
  let waiting: NodeJS.Timeout | undefined
  events.on('mail-asked', () => {
    waiting ??= setTimeout(() => {
      waiting = undefined
      worker.wake()
    }, APART_MS).unref()
  })
  return worker
}
