/** What is sent back of each extension; what a browser shows is looked at again before it leaves. */
const contentTypes: Readonly<Record<string, string | undefined>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const viewable = new Set(['application/pdf', 'image/jpeg', 'image/png'])

/** The content of a deposited file is what its extension says, or it would have been refused. */
export function contentTypeOf(name: string): string {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return contentTypes[extension] ?? 'application/octet-stream'
}

export function isViewable(name: string): boolean {
  return viewable.has(contentTypeOf(name))
}

/** Whether a file that a browser shows begins as one of its type does. */
export function looksLike(contentType: string, bytes: Buffer): boolean {
  const mark = marks[contentType]
  return mark !== undefined && bytes.toString('latin1', 0, mark.length) === mark
}

const marks: Readonly<Record<string, string | undefined>> = {
  'application/pdf': '%PDF-',
  'image/jpeg': '\xff\xd8\xff',
  'image/png': '\x89PNG\r\n\x1a\n',
}
