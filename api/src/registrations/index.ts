export { resendConfirmation } from './confirmation.ts'
export { registrationJobs } from './jobs.ts'
export { registrationRoutes } from './routes.ts'
