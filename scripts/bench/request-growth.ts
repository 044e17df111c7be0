import { databaseGrowth } from './database-growth.ts'
import { insertRequests } from './many-requests.ts'

/** The queue of a service, and the history of an employer who sent 1,000 requests. */
export const requestGrowth = databaseGrowth({
  rows: 'requests',
  insert: insertRequests,
  port: 31_501,
  questions: [
    { name: 'queue-growth', path: '/api/desk/requests', as: 'agent' },
    { name: 'history-growth', path: '/api/requests', as: 'employer' },
  ],
})
