export { leaveAddressOf, leavePageOf, mailReason, preferencesAddressOf } from './addresses.ts'
export { dueSubscribers, mayReceive, stopAddress, type Subscriber } from './due-store.ts'
