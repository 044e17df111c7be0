import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { startWorker, type Worker } from '../platform/worker.ts'
import { chainReceipts } from './chain.ts'
import { signHeads } from './sign-heads.ts'

/** Nothing waits for a receipt's place: a few seconds are soon enough. */
export function startChaining(deps: Deps): Worker {
  const round = () => chainReceipts(deps)
  return startWorker({ name: 'chain of receipts', everyMs: 3_000, round, log: deps.log })
}

/** Soon after midnight, and again each hour for whatever could not be done then. */
export function receiptJobs(deps: Deps): Job[] {
  return [
    { name: 'sign the heads of receipts', schedule: '12 * * * *', run: () => signHeads(deps) },
  ]
}
