import type { DraftFile, DraftKind } from 'content-types'
import type { FormError } from '../../ui/error-summary.ts'
import type { FileEnd } from './file-queue.ts'

export interface JoinedFile {
  file: DraftFile
  savedAt: string
}

export interface Form {
  key: string
  kind: DraftKind
  reference: string
}

/** What the api answers, as far as this reads it. */
interface Body extends Partial<JoinedFile> {
  title?: string
  errors?: readonly FormError[]
}

/** Joins one file to a draft; XMLHttpRequest says how much of it has left, fetch does not. */
export function sendFile(
  { key, kind, reference }: Form,
  file: File,
  progress: (part: number) => void,
  signal: AbortSignal,
): Promise<FileEnd<JoinedFile>> {
  const body = new FormData()
  body.set('kind', kind)
  if (reference) body.set('reference', reference)
  body.set('file', file)
  return new Promise((resolve) => {
    const call = new XMLHttpRequest()
    call.open('POST', `/api/drafts/${encodeURIComponent(key)}/files`)
    call.setRequestHeader('accept', 'application/json')
    call.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0)
    call.onload = () => resolve(read(call))
    call.onerror = call.onabort = call.ontimeout = () => resolve({ kind: 'cut' })
    signal.addEventListener('abort', () => call.abort())
    call.send(body)
  })
}

function read({ status, responseText }: XMLHttpRequest): FileEnd<JoinedFile> {
  if (status === 401) return { kind: 'signed-out' }
  // A server that restarts, or a file that the client alone took too long to send.
  if (status >= 500 || status === 408) return { kind: 'cut' }
  const { file, savedAt, title, errors = [] } = parse(responseText)
  if (file && savedAt) return { kind: 'joined', value: { file, savedAt } }
  const reason = errors.map(({ message }) => message).join(' ') || title
  return { kind: 'refused', reason: reason ?? 'Ce fichier n’a pas pu être joint.' }
}

function parse(text: string): Body {
  try {
    return JSON.parse(text) as Body
  } catch {
    return {}
  }
}
