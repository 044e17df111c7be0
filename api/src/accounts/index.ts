export { createCodeHasher } from './code-hash.ts'
export { insertEmployer } from './insert-employer.ts'
export { accountRoutes } from './routes.ts'
export { hasEmployer } from './store.ts'
