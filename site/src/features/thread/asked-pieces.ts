import type { EmployerRequest, Piece } from 'content-types'
import { dayWords } from './days.ts'

/** Asked for and not sent yet, the most urgent first. */
export function openPieces({ messages }: Pick<EmployerRequest, 'messages'>): Piece[] {
  return messages
    .flatMap(({ pieces }) => pieces)
    .filter(({ sentAt }) => sentAt === null)
    .sort((one, other) => one.dueOn.localeCompare(other.dueOn))
}

/** `today` is a day of Paris; a piece is still in time on the day itself. */
export function isLate({ dueOn, sentAt }: Piece, today: string): boolean {
  return sentAt === null && dueOn < today
}

export function dueWords(piece: Piece, today: string): string {
  const day = dayWords(piece.dueOn)
  return isLate(piece, today) ? `attendue depuis le ${day}` : `au plus tard le ${day}`
}
