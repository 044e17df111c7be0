import type { DeskRequest, MessageKind } from 'content-types'

/** What an agent may do with a request, and what each asks for as the api names it. */
export const actionFields = {
  take: [],
  answer: ['text'],
  note: ['text'],
  pieces: ['pieces', 'dueOn', 'text'],
  call: ['text'],
  move: ['service', 'text'],
  close: ['text'],
  reopen: ['text'],
} as const
export type DeskAction = keyof typeof actionFields

/** What each leaves in the thread. */
export const actionMessages: Record<DeskAction, MessageKind> = {
  take: 'taken',
  answer: 'answer',
  note: 'note',
  pieces: 'pieces',
  call: 'call',
  move: 'moved',
  close: 'closed',
  reopen: 'reopened',
}

export function isDeskAction(word: string): word is DeskAction {
  return Object.hasOwn(actionFields, word)
}

/** Notes and calls are kept whatever the state of the request. */
export function mayDo(action: DeskAction, { can }: Pick<DeskRequest, 'can'>): boolean {
  switch (action) {
    case 'take':
      return can.take
    case 'answer':
      return can.answer
    case 'pieces':
      return can.askPieces
    case 'move':
      return can.move
    case 'close':
      return can.close
    case 'reopen':
      return can.reopen
    case 'note':
    case 'call':
      return true
  }
}

/** Of a control: the forms of the page ask for fields of the same name. */
export function controlName(action: DeskAction, field: string): string {
  return `${action}-${field}`
}
