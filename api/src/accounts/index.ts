export { createCodeHasher } from './code-hash.ts'
export { findCodeFault, type CodeOwner } from './code-rules.ts'
export { insertEmployer } from './insert-employer.ts'
export { emailField, mobileField } from './contact-fields.ts'
export { findNewCodeErrors, newCodeFields } from './new-code.ts'
export {
  closeDoors,
  findAccountId,
  findContact,
  insertAccount,
  reopenAccount,
  replaceHash,
  setCode,
  type Contact,
} from './store.ts'
