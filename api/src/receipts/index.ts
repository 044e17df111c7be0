export { issueReceipt, type ReceiptFacts } from './issue-receipt.ts'
