export { cmsRoutes } from './routes.ts'
