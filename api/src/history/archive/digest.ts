import {
  fileStates,
  formatDate,
  formatDateTime,
  formatSiret,
  messageKinds,
  receiptKinds,
  requestStates,
  type EmployerRequest,
  type Message,
  type Piece,
  type RequestFile,
} from 'content-types'
import { archivePath } from '../../platform/archive-path.ts'

/** A request as it is written in its archive: the same for the text and for the page. */
export interface Digest {
  title: string
  facts: readonly (readonly [label: string, value: string])[]
  /** The first sending, then each message. */
  parts: readonly Part[]
  receipts: readonly { label: string; path: string }[]
}

export interface Part {
  title: string
  /** When, and by whom. */
  signature: string
  text: string
  pieces: readonly string[]
  files: readonly { name: string; path: string | null; reason: string }[]
}

export function digestOf(request: EmployerRequest): Digest {
  const { reference, sender, sentAt } = request
  return {
    title: request.object,
    facts: [
      ['Référence', reference],
      ['Nature', request.kind === 'document' ? 'Envoi de documents' : 'Question'],
      ['Thème', request.theme.name],
      ['Service', request.service.name],
      ['État', requestStates[request.state]],
      ['Employeur', `${sender.name} (SIRET ${formatSiret(sender.siret)})`],
      ['Envoyée par', `${sender.holder}, ${request.email}`],
    ],
    parts: [
      {
        title: 'Premier envoi',
        signature: sign(sentAt, sender.holder),
        text: request.text,
        pieces: [],
        files: request.files.map(writeFile),
      },
      ...request.messages.map(writeMessage),
    ],
    receipts: request.receipts.map((receipt) => ({
      label: `${receiptKinds[receipt.kind]} du ${formatDateTime(new Date(receipt.issuedAt))}`,
      path: receiptPath(reference, receipt),
    })),
  }
}

export function filePath({ id, name }: { id: string; name: string }): string {
  return archivePath('fichiers', id, name)
}

export function receiptPath(
  reference: string,
  { id, kind }: { id: string; kind: keyof typeof receiptKinds },
): string {
  return archivePath('accuses', id, `${kind.toUpperCase()} ${reference}.pdf`)
}

function writeMessage({ kind, at, author, text, pieces, files }: Message): Part {
  return {
    title: messageKinds[kind],
    signature: sign(at, author),
    text,
    pieces: pieces.map(writePiece),
    files: files.map(writeFile),
  }
}

function writePiece({ label, dueOn, sentAt }: Piece): string {
  const due = `${label} (avant le ${formatDate(new Date(dueOn))})`
  return sentAt === null ? due : `${due}, envoyée le ${formatDate(new Date(sentAt))}`
}

function writeFile({ id, name, state }: RequestFile) {
  const path = state === 'clean' ? filePath({ id, name }) : null
  return { name, path, reason: path === null ? fileStates[state] : '' }
}

function sign(at: string, by: string): string {
  return `${formatDateTime(new Date(at))}, ${by}`
}
