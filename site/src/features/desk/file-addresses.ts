import type { DeskFile, DeskRequest } from 'content-types'

/** The page that shows a file between the one before and the one after. */
export function filePageAddress(reference: string, id: string): string {
  return `/agents/demandes/${encodeURIComponent(reference)}/fichiers/${encodeURIComponent(id)}`
}

export function downloadAddress(reference: string, id: string): string {
  return `/api/desk/requests/${encodeURIComponent(reference)}/files/${encodeURIComponent(id)}`
}

export function viewAddress(reference: string, id: string): string {
  return `${downloadAddress(reference, id)}/view`
}

/** Of the first sending, then of each message, in order. */
export function filesOf({ files, messages }: DeskRequest): DeskFile[] {
  return [...files, ...messages.flatMap((message) => message.files)]
}
