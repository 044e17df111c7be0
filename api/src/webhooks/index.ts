export { announceEvent } from './announce-event.ts'
export { verificationSample } from './verification-sample.ts'
export { webhookJobs } from './jobs.ts'
export { startWebhooks, wakeWebhooks } from './worker.ts'
