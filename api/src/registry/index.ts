export { createActivationKey, isActivationKey, type ActivationKey } from './activation-key.ts'
export { deleteActivationKey } from './activation-key-store.ts'
export { hasEmployer, upsertEmployer, upsertTitle, type Employer, type Title } from './store.ts'
export { hasTitleWith, listAskedFacts, type ReadFact } from './validation-store.ts'
