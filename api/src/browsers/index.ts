export { enrolBrowser, prepareEnrolment, tokenHashOf } from './enrol-browser.ts'
export { browserJobs } from './jobs.ts'
export { browserRoutes } from './routes.ts'
export { hasEnrolled } from './store.ts'
