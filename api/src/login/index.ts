export { checkOwnCode } from './check-own-code.ts'
export { loginRoutes } from './routes.ts'
