export { createActivationKey, hashTypedKey, type ActivationKey } from './activation-key.ts'
export { hasEmployer, upsertEmployer, upsertTitle, type Employer, type Title } from './store.ts'
