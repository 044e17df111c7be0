export { profileJobs, startApplyingChanges } from './jobs.ts'
export { profileRoutes } from './routes.ts'
