export { exportHelped } from './export-store.ts'
export { faqJobs } from './jobs.ts'
export { refreshFaq } from './refresh-faq.ts'
export { faqRoutes } from './routes.ts'
