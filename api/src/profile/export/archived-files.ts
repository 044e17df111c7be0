import type { ReceiptKind } from 'content-types'
import type { Deps } from '../../deps.ts'
import { exportDocuments } from '../../documents/index.ts'
import { archivePath } from '../../platform/archive-path.ts'
import type { ArchivedFile, ZipEntry } from '../../platform/zip.ts'
import { receiptEntry } from '../../receipts/index.ts'
import { exportDrafts, exportRequests, type ExportedFile } from '../../requests/index.ts'
import { exportThread } from '../../threads/index.ts'

type Named = Pick<ExportedFile, 'id' | 'name'>

export function requestFilePath({ reference }: { reference: string }, { id, name }: Named): string {
  return archivePath(`demandes/${reference}`, id, name)
}

export function receiptPath(reference: string, { id, kind }: { id: string; kind: ReceiptKind }) {
  return archivePath(`demandes/${reference}`, id, `${kind.toUpperCase()} ${reference}.pdf`)
}

export function draftFilePath({ id, name }: Named): string {
  return archivePath('brouillons', id, name)
}

export function documentPath({ id, fileName }: { id: string; fileName: string }): string {
  return archivePath('documents', id, fileName)
}

/** The files of the requests, the drafts and the documents; none that holds a virus. */
export async function* archivedFiles(deps: Deps, accountId: string): AsyncGenerator<ArchivedFile> {
  for await (const request of exportRequests(deps, accountId)) {
    for (const file of request.files) {
      if (file.state !== 'infected') yield archived(file, requestFilePath(request, file))
    }
  }
  for await (const { files } of exportDrafts(deps, accountId)) {
    for (const file of files) yield archived(file, draftFilePath(file))
  }
  for await (const document of exportDocuments(deps, accountId)) {
    if (document.absence !== null) continue
    const { blobId, sha256, publishedAt: date } = document
    yield { path: documentPath(document), date, blobId, sha256 }
  }
}

/** The accusés of the requests, each drawn as it is asked for. */
export async function* receiptEntries(deps: Deps, accountId: string): AsyncGenerator<ZipEntry> {
  for await (const { id: requestId, reference } of exportRequests(deps, accountId)) {
    const { receipts } = await exportThread(deps, requestId)
    for (const { id, kind, issuedAt: date } of receipts) {
      yield await receiptEntry(deps, {
        requestId,
        id,
        path: receiptPath(reference, { id, kind }),
        date,
      })
    }
  }
}

function archived({ blobId, sha256, receivedAt: date }: ExportedFile, path: string): ArchivedFile {
  return { path, date, blobId, sha256 }
}
