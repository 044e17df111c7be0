export { exportDocuments } from './export-store.ts'
export { publishDocument } from './publish-document.ts'
export { documentRoutes } from './routes.ts'
