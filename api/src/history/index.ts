export { requestTable } from './answer-table.ts'
export { digestRequests, requestEntries, type RequestInArchive } from './archive/all-requests.ts'
export { historyRoutes } from './routes.ts'
