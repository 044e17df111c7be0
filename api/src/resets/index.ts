export { resetJobs } from './jobs.ts'
export { resetRoutes } from './routes.ts'
export { startAskedMails } from './worker.ts'
