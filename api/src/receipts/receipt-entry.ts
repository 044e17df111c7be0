import type { Deps } from '../deps.ts'
import type { ZipEntry } from '../platform/zip.ts'
import { answerReceiptPdf } from './answers.ts'
import { findReceiptOf } from './store.ts'

interface ArchivedReceipt {
  /** For whoever may already read the request. */
  requestId: string
  id: string
  path: string
  date: Date
}

/** A receipt as its PDF; one that cannot be drawn leaves a note, and the rest of the archive good. */
export async function receiptEntry(
  deps: Deps,
  { requestId, id, path, date: lastModified }: ArchivedReceipt,
): Promise<ZipEntry> {
  try {
    return { name: path, lastModified, input: await draw(deps, requestId, id) }
  } catch (error) {
    deps.log.error('receipt left out of an archive', { error })
    const input = 'Cet accusé n’a pas pu être lu. Signalez-le à l’Enim.\n'
    return { name: `${path} - absent.txt`, lastModified, input }
  }
}

async function draw(deps: Deps, requestId: string, id: string): Promise<Uint8Array> {
  const content = await findReceiptOf(deps, requestId, id)
  if (content === undefined) throw new Error(`The receipt ${id} is missing`)
  const pdf = await answerReceiptPdf(deps, content)
  return new Uint8Array(await pdf.arrayBuffer())
}
