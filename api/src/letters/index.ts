export { letterJobs } from './jobs.ts'
export { refreshNews } from './refresh-news.ts'
export { letterCmsRoutes, letterRoutes } from './routes.ts'
export { startLetters } from './worker.ts'
