export { hasEmployer, upsertEmployer, upsertTitle, type Employer, type Title } from './store.ts'
