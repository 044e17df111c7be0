import type { WholeFileSize } from 'content-types'
import type { Deps } from '../deps.ts'
import type { SignedIn } from '../sessions/index.ts'
import { sumUp } from './size-store.ts'

/** Of what is written around the files: a receipt as PDF, a request's two pages, a line of a list. */
const RECEIPT_BYTES = 45_000
const REQUEST_BYTES = 6_000
const LINE_BYTES = 600

/** What the archive would hold now, and about how large it would be. */
export async function measureWholeFile(deps: Deps, account: SignedIn): Promise<WholeFileSize> {
  const { fileBytes, ...counts } = await sumUp(deps, account)
  const { documents, requests, receipts, payments } = counts
  const around =
    receipts * RECEIPT_BYTES +
    requests * REQUEST_BYTES +
    (documents + requests + payments) * LINE_BYTES
  return { ...counts, bytes: fileBytes + around }
}
