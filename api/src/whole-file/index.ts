export { wholeFileRoutes } from './routes.ts'
