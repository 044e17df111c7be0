export type { Letter } from './letter.ts'
export { deliverDueMails } from './deliver.ts'
export { queueMail, queueSms } from './store.ts'
export { startOutbox, wakeOutbox } from './worker.ts'
