import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { deleteTriesBefore } from './attempt-store.ts'
import { deleteInvitationsExpiredBefore } from './invitation-store.ts'
import { deleteLoginsExpiredBefore } from './login-store.ts'
import { deleteAgentSessionsExpiredBefore } from './session-store.ts'

export function agentJobs({ database, clock }: Deps): Job[] {
  const run = () => {
    const now = clock.now()
    return database.write([
      deleteLoginsExpiredBefore(now),
      deleteInvitationsExpiredBefore(now),
      deleteAgentSessionsExpiredBefore(now),
      deleteTriesBefore(now),
    ])
  }
  return [{ name: 'sweep what agents left open', schedule: '*/15 * * * *', run }]
}
