import type { Deps } from '../deps.ts'
import { exportDocuments } from '../documents/index.ts'
import { requestEntries, requestTable } from '../history/index.ts'
import { paymentTable } from '../payments/index.ts'
import { writeCsv } from '../platform/csv.ts'
import { entryOf, makeArchive, type ZipEntry } from '../platform/zip.ts'
import type { SignedIn } from '../sessions/index.ts'
import { documentPath } from './document-path.ts'
import { documentTable } from './document-table.ts'
import { writePage } from './write-page.ts'

/** All that an employer and Enim gave one another, made while it is read. */
export function makeWholeFile(deps: Deps, account: SignedIn): ReadableStream<Uint8Array> {
  return makeArchive(entriesOf(deps, account))
}

async function* entriesOf(deps: Deps, account: SignedIn): AsyncGenerator<ZipEntry> {
  const lastModified = deps.clock.now()
  yield { name: 'index.html', lastModified, input: writePage(deps, account) }
  for (const [name, { header, rows }] of [
    ['documents.csv', documentTable(deps, account)],
    ['demandes.csv', requestTable(deps, account)],
    ['versements.csv', paymentTable(deps, account)],
  ] as const) {
    yield { name, lastModified, input: writeCsv(header, rows) }
  }
  yield* documentEntries(deps, account)
  yield* requestEntries(deps, account)
}

async function* documentEntries(deps: Deps, { id }: SignedIn): AsyncGenerator<ZipEntry> {
  for await (const document of exportDocuments(deps, id)) {
    if (document.absence !== null) continue
    const { blobId, sha256, publishedAt: date } = document
    yield* entryOf(deps, { path: documentPath(document), date, blobId, sha256 })
  }
}
