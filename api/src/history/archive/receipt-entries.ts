import type { EmployerRequest } from 'content-types'
import type { Deps } from '../../deps.ts'
import type { ZipEntry } from '../../platform/zip.ts'
import { receiptEntry } from '../../receipts/index.ts'
import { receiptPath } from './digest.ts'

/** Each accusé as its PDF. */
export async function* receiptEntries(
  deps: Deps,
  requestId: string,
  { reference, receipts }: EmployerRequest,
): AsyncGenerator<ZipEntry> {
  for (const { id, kind, issuedAt } of receipts) {
    const path = receiptPath(reference, { id, kind })
    yield await receiptEntry(deps, { requestId, id, path, date: new Date(issuedAt) })
  }
}
