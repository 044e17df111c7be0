import type { Deps } from '../deps.ts'
import { startWorker, type Worker } from '../platform/worker.ts'
import { deliverDueMails } from './deliver.ts'

/** Call once the batch that queued a mail is written: it leaves at once. */
export function wakeOutbox({ events }: Deps): void {
  events.emit('mail-queued')
}

export function startOutbox(deps: Deps): Worker {
  const { events, log } = deps
  const worker = startWorker({
    name: 'outbox',
    everyMs: 5_000,
    round: (stopping) => deliverDueMails(deps, stopping),
    log,
  })
  events.on('mail-queued', worker.wake)
  return worker
}
