export { listSearchesWithoutResult } from './fruitless-store.ts'
export { recordSearch } from './record-search.ts'
