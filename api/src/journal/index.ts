export type { JournalEvent } from './events.ts'
export { exportEntries } from './export-store.ts'
export { journalJobs } from './jobs.ts'
export { countEvents, listEventsOf, recordEvent, type Entry } from './store.ts'
