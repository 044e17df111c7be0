export { isAlways, listChoices } from './choices.ts'
export { queueNotice } from './queue-notice.ts'
export { recordConsents } from './store.ts'
