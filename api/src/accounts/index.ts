export { createCodeHasher } from './code-hash.ts'
export { insertEmployer } from './insert-employer.ts'
export { accountRoutes } from './routes.ts'
export { getAccount, hasEmployer, type NewEmployer } from './store.ts'
