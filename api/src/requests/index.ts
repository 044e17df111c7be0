export { requestJobs } from './jobs.ts'
export { requestRoutes } from './routes.ts'
export { startScanning } from './scan-worker.ts'
