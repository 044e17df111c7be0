export { paymentJobs } from './jobs.ts'
export { paymentRoutes } from './routes.ts'
export { savePayments, toReceivedFact } from './save-payments.ts'
export { paymentsToJson, upsertPayments, type PaymentRow } from './save-store.ts'
