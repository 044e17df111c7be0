export { reserveExport } from './export-store.ts'
export { profileJobs, startApplyingChanges } from './jobs.ts'
export { profileRoutes } from './routes.ts'
export { tooManyExports } from './problems.ts'
