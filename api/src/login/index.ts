export { checkOwnCode } from './check-own-code.ts'
export { loginJobs } from './jobs.ts'
export { loginRoutes } from './routes.ts'
