import {
  messageKinds,
  type EmployerRequest,
  type Message,
  type MessageKind,
  type Piece,
  type RequestFile,
} from 'content-types'

/** A line of the thread: what somebody wrote, or what happened. */
export interface Entry {
  id: string
  look: 'message' | 'event'
  title: string
  at: string
  from: 'employer' | 'enim'
  author: string
  text: string
  files: readonly RequestFile[]
  pieces: readonly Piece[]
  isUnread: boolean
}

const written: readonly MessageKind[] = ['reply', 'answer', 'pieces', 'call']

/** Oldest first, from the sending on. */
export function threadEntries(request: EmployerRequest): Entry[] {
  return [firstEntry(request), ...request.messages.map(entryOf)]
}

function firstEntry({ kind, sentAt, sender, text, files }: EmployerRequest): Entry {
  return {
    id: 'premier-envoi',
    look: 'message',
    title: kind === 'document' ? 'Votre envoi' : 'Votre question',
    at: sentAt,
    from: 'employer',
    author: sender.holder,
    text,
    files,
    pieces: [],
    isUnread: false,
  }
}

function entryOf({ id, kind, at, from, author, text, files, pieces, unread }: Message): Entry {
  return {
    id: `message-${id}`,
    look: written.includes(kind) ? 'message' : 'event',
    title: messageKinds[kind],
    at,
    from,
    author,
    text,
    files,
    pieces,
    isUnread: unread,
  }
}
