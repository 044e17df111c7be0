export { faqVisitRoutes } from './routes.ts'
export { listMostViewed } from './store.ts'
