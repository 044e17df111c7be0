export { exportCalendarRenewal } from './address-store.ts'
export { deadlineJobs } from './jobs.ts'
export { refreshDeadlines } from './refresh-deadlines.ts'
export { deadlineRoutes } from './routes.ts'
