export { publishDocument } from './publish-document.ts'
export { documentRoutes } from './routes.ts'
