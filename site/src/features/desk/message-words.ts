import { messageKinds, type DeskMessage, type MessageKind } from 'content-types'

/** What a message is to the desk; the employer reads « Votre message ». */
export const deskMessageKinds: Record<MessageKind, string> = {
  ...messageKinds,
  reply: 'Message de l’employeur',
  note: 'Note interne, jamais visible de l’employeur',
}

export function authorOf({ agent, author }: Pick<DeskMessage, 'agent' | 'author'>): string {
  return agent === null || agent === author ? author : `${agent} (${author})`
}
