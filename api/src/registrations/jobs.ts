import type { Deps } from '../deps.ts'
import type { Job } from '../platform/jobs.ts'
import { deleteMailsBefore, HOUR_MS } from './mail-limit-store.ts'
import { deleteRegistrationsBefore } from './store.ts'
import { CLOSURE_MS, deleteTriesBefore } from './tries-store.ts'

export function registrationJobs({ database, clock }: Deps): Job[] {
  const run = () => {
    const now = clock.now()
    return database.write([
      deleteRegistrationsBefore(now),
      deleteTriesBefore(new Date(now.getTime() - CLOSURE_MS)),
      deleteMailsBefore(new Date(now.getTime() - HOUR_MS)),
    ])
  }
  return [{ name: 'sweep registrations', schedule: '*/20 * * * *', run }]
}
