import type { DeskRequest } from 'content-types'
import { isOpen } from './deadlines.ts'
import type { RequestRow } from './request-store.ts'

/** What may be done with a request; notes and calls may always be added. */
export function rulesOf({ state, agentId }: Pick<RequestRow, 'state' | 'agentId'>) {
  const isLive = isOpen(state) || state === 'answered'
  return {
    take: isOpen(state) && agentId === null,
    answer: isLive,
    askPieces: isLive,
    move: isOpen(state),
    close: isLive,
    reopen: state === 'closed' || state === 'answered',
  } satisfies DeskRequest['can']
}
