export { createCodeHasher } from './code-hash.ts'
export { findCodeFault } from './code-rules.ts'
export { insertEmployer } from './insert-employer.ts'
export { emailField, mobileField } from './contact-fields.ts'
export { findNewCodeErrors, newCodeFields } from './new-code.ts'
export {
  closeDoors,
  findContact,
  insertAccount,
  replaceHash,
  setCode,
  type Contact,
  type KeptDoors,
} from './store.ts'
