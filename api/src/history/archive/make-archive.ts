import type { EmployerRequest } from 'content-types'
import type { Deps } from '../../deps.ts'
import { entryOf, makeArchive, type ZipEntry } from '../../platform/zip.ts'
import { listSentFiles } from '../file-store.ts'
import { digestOf, filePath } from './digest.ts'
import { receiptEntries } from './receipt-entries.ts'
import { writePage } from './write-page.ts'
import { writeText } from './write-text.ts'

/** Everything of one request that its employer may read, made while it is read. */
export function makeRequestArchive(
  deps: Deps,
  requestId: string,
  request: EmployerRequest,
): ReadableStream<Uint8Array> {
  return makeArchive(entriesOf(deps, requestId, request))
}

export async function* entriesOf(
  deps: Deps,
  requestId: string,
  request: EmployerRequest,
): AsyncGenerator<ZipEntry> {
  const lastModified = deps.clock.now()
  const digest = digestOf(request)
  yield { name: 'index.html', lastModified, input: writePage(digest) }
  yield { name: 'demande.txt', lastModified, input: writeText(digest) }
  for (const file of await listSentFiles(deps, requestId)) {
    if (file.state !== 'clean') continue
    const { blobId, sha256, receivedAt: date } = file
    yield* entryOf(deps, { path: filePath(file), date, blobId, sha256 })
  }
  yield* receiptEntries(deps, requestId, request)
}
