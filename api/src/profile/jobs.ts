import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { startWorker, type Worker } from '../platform/worker.ts'
import { applyDueChanges } from './apply-changes.ts'
import { deleteChangesAskedBefore } from './due-change-store.ts'
import { endInactiveAccounts } from './inactive.ts'

/** As long as the journal, which tells of the same. */
const KEPT_MS = 396 * 24 * 3_600_000

export function profileJobs(deps: Deps): Job[] {
  const { clock, database } = deps
  const sweep = () =>
    database.write([deleteChangesAskedBefore(new Date(clock.now().getTime() - KEPT_MS))])
  return [
    { name: 'end inactive accounts', schedule: '20 9 * * *', run: () => endInactiveAccounts(deps) },
    { name: 'sweep changes', schedule: '50 3 * * *', run: sweep },
  ]
}

/** At once, since the process may have been down at the hour of a change, then every 5 minutes. */
export function startApplyingChanges(deps: Deps): Worker {
  return startWorker({
    name: 'apply changes',
    everyMs: 5 * 60_000,
    round: () => applyDueChanges(deps),
    log: deps.log,
  })
}
