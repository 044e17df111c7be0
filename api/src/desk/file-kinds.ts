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
