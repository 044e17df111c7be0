export { createHumanCheck, humanFields } from './human-check.ts'
export { captchaJobs } from './jobs.ts'
export { captchaRoutes } from './routes.ts'
