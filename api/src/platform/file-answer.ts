interface AnsweredFile {
  name: string
  type: string
  bytes: number
  sha256: string
  /** Whether the browser shows it or saves it. */
  as: 'inline' | 'attachment'
}

/** A file's bytes under its own name; null as content for HEAD. */
export function answerFile(
  { name, type, bytes, sha256, as }: AnsweredFile,
  content: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> | null,
  headers: Record<string, string> = {},
): Response {
  return new Response(content, {
    headers: {
      'content-type': type,
      'content-length': String(bytes),
      'content-disposition': contentDisposition(as, name),
      etag: `"${sha256}"`,
      ...headers,
    },
  })
}

/** RFC 6266: a plain name for old programs, the true one for the others. */
export function contentDisposition(as: 'inline' | 'attachment', name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w .()-]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${as}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
