export { exportSessions } from './export-store.ts'
export { sessionJobs } from './jobs.ts'
export { revokeSessionsOf } from './lucia.ts'
export { sessionRoutes } from './routes.ts'
export { clearSessionCookie, sessionHashOf } from './session-cookie.ts'
export {
  findExpiredHolder,
  requireAccount,
  startSession,
  toSession,
  type Proved,
  type SignedIn,
} from './signed-in.ts'
