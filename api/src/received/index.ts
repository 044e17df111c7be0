export {
  openReceived,
  recordReceived,
  removeReceived,
  type ReceivedFact,
  type ReceivedKind,
} from './item-store.ts'
export { receivedRoutes } from './routes.ts'
