export { issueReceipt, type ReceiptFacts } from './issue-receipt.ts'
export { receiptJobs, startChaining } from './jobs.ts'
