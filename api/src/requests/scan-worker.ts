import type { Deps } from '../deps.ts'
import { startWorker, type Worker } from '../platform/worker.ts'
import { scanDueFiles } from './scan.ts'

/** Files stored within this time are claimed, and found clean, in two writes instead of two each. */
const GATHER_MS = 500

/** Scans files soon after they are stored, and again later those that could not be. */
export function startScanning(deps: Deps): Worker {
  const { events, log } = deps
  const worker = startWorker({
    name: 'scan',
    everyMs: 15_000,
    round: (stopping) => scanDueFiles(deps, stopping),
    log,
  })
  let gathering: NodeJS.Timeout | undefined
  events.on('files-stored', () => {
    gathering ??= setTimeout(() => {
      gathering = undefined
      worker.wake()
    }, GATHER_MS).unref()
  })
  return worker
}
