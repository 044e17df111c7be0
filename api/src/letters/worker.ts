import type { Deps } from '../deps.ts'
import { startWorker, type Worker } from '../platform/worker.ts'
import { gatherLetters } from './gather.ts'
import { sendCopies } from './send-copies.ts'

export function startLetters(deps: Deps): Worker {
  return startWorker({
    name: 'letters',
    everyMs: 15_000,
    round: async () => {
      await gatherLetters(deps)
      await sendCopies(deps)
    },
    log: deps.log,
  })
}
