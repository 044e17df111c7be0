export { exportConsents } from './export-store.ts'
export { isAlways, listChoices } from './choices.ts'
export { queueNotice } from './queue-notice.ts'
export { recordConsents } from './store.ts'
