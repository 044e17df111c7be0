export { exportReceived } from './export-store.ts'
export {
  openReceived,
  partOf,
  recordReceived,
  removeReceived,
  type ReceivedFact,
} from './item-store.ts'
export { hasNewParts, openParts } from './request-store.ts'
export { receivedRoutes } from './routes.ts'
