import { answerFile } from '../platform/file-answer.ts'
import type { StoredDocument } from './store.ts'

/**
 * A PDF shown in its own tab, by the browser's viewer: Chromium 156 opens it under the policy of
 * every answer. No `sandbox` besides: it forbids downloads, hence saving.
 */
export function answerPdf(
  document: StoredDocument,
  content: ReadableStream<Uint8Array> | null,
): Response {
  const { fileName: name, bytes, sha256 } = document
  return answerFile({ name, type: 'application/pdf', bytes, sha256, as: 'inline' }, content)
}
