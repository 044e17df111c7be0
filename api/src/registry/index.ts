export { createActivationKey, isActivationKey } from './activation-key.ts'
export { deleteActivationKey } from './activation-key-store.ts'
export { exportPayments, exportTitles } from './export-store.ts'
export {
  findEmployer,
  hasEmployer,
  upsertEmployer,
  upsertTitle,
  type Employer,
  type Title,
} from './store.ts'
export { hasTitleWith, listAskedFacts, type ReadFact } from './validation-store.ts'
