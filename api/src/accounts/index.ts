export { createCodeHasher } from './code-hash.ts'
export { insertEmployer } from './insert-employer.ts'
export {
  closeDoors,
  findContact,
  insertAccount,
  replaceHash,
  setCode,
  type Contact,
  type KeptDoors,
} from './store.ts'
