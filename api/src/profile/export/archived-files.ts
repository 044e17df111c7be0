import type { Deps } from '../../deps.ts'
import { exportDocuments } from '../../documents/index.ts'
import { archivePath } from '../../platform/archive-path.ts'
import type { ArchivedFile } from '../../platform/zip.ts'
import { exportDrafts, exportRequests, type ExportedFile } from '../../requests/index.ts'

type Named = Pick<ExportedFile, 'id' | 'name'>

export function requestFilePath({ reference }: { reference: string }, { id, name }: Named): string {
  return archivePath(`demandes/${reference}`, id, name)
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

function archived({ blobId, sha256, receivedAt: date }: ExportedFile, path: string): ArchivedFile {
  return { path, date, blobId, sha256 }
}
