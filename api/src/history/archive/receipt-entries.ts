import type { EmployerRequest } from 'content-types'
import type { Deps } from '../../deps.ts'
import type { ZipEntry } from '../../platform/zip.ts'
import { answerReceiptPdf, findReceiptOf } from '../../receipts/index.ts'
import { receiptPath } from './digest.ts'

/** Each accusé as its PDF; one that cannot be drawn leaves a note, and the rest of the archive good. */
export async function* receiptEntries(
  deps: Deps,
  requestId: string,
  { reference, receipts }: EmployerRequest,
): AsyncGenerator<ZipEntry> {
  for (const receipt of receipts) {
    const name = receiptPath(reference, receipt)
    const lastModified = new Date(receipt.issuedAt)
    try {
      const input = await drawReceipt(deps, requestId, receipt.id)
      yield { name, lastModified, input }
    } catch (error) {
      deps.log.error('receipt left out of an archive', { error })
      const input = 'Cet accusé n’a pas pu être lu. Signalez-le à l’Enim.\n'
      yield { name: `${name} - absent.txt`, lastModified, input }
    }
  }
}

async function drawReceipt(deps: Deps, requestId: string, id: string): Promise<Uint8Array> {
  const content = await findReceiptOf(deps, requestId, id)
  if (content === undefined) throw new Error(`The receipt ${id} is missing`)
  const pdf = await answerReceiptPdf(deps, content)
  return new Uint8Array(await pdf.arrayBuffer())
}
