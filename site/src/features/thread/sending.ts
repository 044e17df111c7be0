import type { EmployerRequest, RequestFile } from 'content-types'
import type { EditedWords } from '../windows/reworded.ts'

/** What was just sent, which a window confirms: the request, or a reply in its thread. */
export interface Sending {
  /** « Votre document a bien été transmis à l'Enim (service Cotisation). » */
  title: string
  /** Those of editors, under the title. */
  sentences: readonly string[]
  wording?: EditedWords
  at: string
  files: readonly RequestFile[]
  /** Of its accusé d'enregistrement, as soon as there is one. */
  receiptId: string | undefined
}

/** From the words that a sending adds to the address of its page. */
export function sendingOf(request: EmployerRequest, query: URLSearchParams): Sending | undefined {
  if (query.get('recu') === '1') return firstSending(request)
  const message = request.messages.find(
    ({ id, kind }) => kind === 'reply' && id === query.get('envoye'),
  )
  if (!message) return undefined
  const { at, text, files } = message
  const what = text === '' ? documents(files.length) : 'Votre réponse a bien été transmise'
  const title = toService(request, what)
  return { title, sentences: [], at, files, receiptId: receiptAfter(request, at) }
}

function firstSending(request: EmployerRequest): Sending {
  const { kind, sentAt, files } = request
  const title =
    kind === 'document'
      ? toService(request, 'Votre document a bien été transmis')
      : "Votre question a bien été transmise à l'Enim."
  const wording: EditedWords = {
    key: kind === 'document' ? 'document-transmis' : 'question-transmise',
    values: { reference: request.reference, service: request.theme.name },
    kept: 0,
  }
  const receiptId = receiptAfter(request, sentAt)
  return { title, sentences: [], wording, at: sentAt, files, receiptId }
}

function documents(number: number): string {
  return number > 1 ? 'Vos documents ont bien été transmis' : 'Votre document a bien été transmis'
}

function toService({ theme }: EmployerRequest, what: string): string {
  return `${what} à l'Enim (service ${theme.name}).`
}

/** The accusé d'enregistrement of a sending is the first that was issued since. */
function receiptAfter({ receipts }: EmployerRequest, at: string): string | undefined {
  return receipts
    .filter(({ kind, issuedAt }) => kind === 'aee' && Date.parse(issuedAt) >= Date.parse(at))
    .sort((one, other) => Date.parse(one.issuedAt) - Date.parse(other.issuedAt))[0]?.id
}
