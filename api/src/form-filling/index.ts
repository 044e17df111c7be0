export { formFillingJobs } from './jobs.ts'
export { formRoutes } from './routes.ts'
export { exportAnswers, removeAnswersOf } from './sweep-store.ts'
