import type { Deps } from '../deps.ts'
import { startWorker, type Worker } from '../platform/worker.ts'
import { scanDueFiles } from './scan.ts'

/** Scans files as soon as they are stored, and again later those that could not be. */
export function startScanning(deps: Deps): Worker {
  const { events, log } = deps
  const worker = startWorker({
    name: 'scan',
    everyMs: 15_000,
    round: () => scanDueFiles(deps),
    log,
  })
  events.on('files-stored', worker.wake)
  return worker
}
