import { Readable } from 'node:stream'
import type { StoredDocument } from './store.ts'

/**
 * A PDF shown in its own tab, by the browser's viewer: Chromium 156 opens it under the policy of
 * every answer. No `sandbox` besides: it forbids downloads, hence saving.
 */
export function answerPdf(document: StoredDocument, content: Readable | null): Response {
  const body = content && (Readable.toWeb(content) as ReadableStream<Uint8Array>)
  return new Response(body, {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(document.bytes),
      'content-disposition': contentDisposition(document.fileName),
      etag: `"${document.sha256}"`,
    },
  })
}

/** RFC 6266: a plain name for old programs, the true one for the others. */
function contentDisposition(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w .()-]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `inline; filename="${plain}"; filename*=UTF-8''${encoded}`
}
