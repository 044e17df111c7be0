import type { ExportedDocument } from '../documents/index.ts'
import { archivePath } from '../platform/archive-path.ts'

/** Where its file is in the archive. */
export function documentPath({ id, fileName }: ExportedDocument): string {
  return archivePath('documents', id, fileName)
}
