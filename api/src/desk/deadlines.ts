import {
  addDays,
  addMonths,
  addWorkingDays,
  type Deadline,
  parisDay,
  type RequestState,
  territoryOfAddress,
} from 'content-types'

/** Working days for the receipts (CRPA, R112-11-1), and the day from which an agent is warned. */
const limits = { aee: 1, are: 10, areWarning: 8, answerWarningDays: 15 } as const

/** CRPA, L231-1: what a silence lasts where no theme says otherwise. */
export const DEFAULT_MONTHS = 2

/** What the time limits of a request depend on. */
export interface Limited {
  state: RequestState
  sentAt: Date
  /** The employer's, with its postal code. */
  address: string
  silenceMonths: number
  /** Whether the mail of the accusé d’enregistrement has not left. */
  receiptUnsent: boolean
}

/** Those that still run, in the order of the law; the first day of each comes after the sending. */
export function deadlinesOf(request: Limited, today: string): Deadline[] {
  const sentOn = parisDay(request.sentAt)
  const territory = territoryOfAddress(request.address)
  const workingDays = (count: number) => addWorkingDays(sentOn, count, territory)
  const deadlines: Deadline[] = []
  if (request.receiptUnsent && today > workingDays(limits.aee)) {
    deadlines.push({ kind: 'aee', on: workingDays(limits.aee), state: 'late' })
  }
  if (request.state === 'received') {
    const on = workingDays(limits.are)
    deadlines.push({ kind: 'are', on, state: stateOf(today, workingDays(limits.areWarning), on) })
  }
  if (isOpen(request.state)) {
    const on = addMonths(sentOn, request.silenceMonths)
    const warning = addDays(on, -limits.answerWarningDays)
    deadlines.push({ kind: 'answer', on, state: stateOf(today, warning, on) })
  }
  return deadlines
}

/** The one to look at first. */
export function mostPressing(deadlines: readonly Deadline[]): Deadline | null {
  const [first] = deadlines.toSorted(
    (one, other) => ranks[one.state] - ranks[other.state] || (one.on < other.on ? -1 : 1),
  )
  return first ?? null
}

const ranks = { late: 0, soon: 1, fine: 2 } as const

export function isOpen(state: RequestState): boolean {
  return state === 'received' || state === 'taken' || state === 'waiting'
}

/** The last days of sending whose time limit is over, or near, on one day. */
export interface Thresholds {
  areLate: string
  areSoon: string
  answerLate: string
  answerSoon: string
}

/**
 * By the working days of metropolitan France: a holiday of the employer's own territory makes a
 * limit end a day later, never earlier, so that nothing is missed.
 */
export function thresholdsOf(today: string, silenceMonths: number): Thresholds {
  const last = (isPast: (sentOn: string) => boolean): string => {
    let day = today
    while (!isPast(day)) day = addDays(day, -1)
    return day
  }
  const warned = (day: string) => addDays(addMonths(day, silenceMonths), -limits.answerWarningDays)
  return {
    areLate: last((day) => addWorkingDays(day, limits.are) < today),
    areSoon: last((day) => addWorkingDays(day, limits.areWarning) <= today),
    answerLate: last((day) => addMonths(day, silenceMonths) < today),
    answerSoon: last((day) => warned(day) <= today),
  }
}

/** The last day of sending whose accusé d’enregistrement should have left before today. */
export function lastDayForReceipt(today: string): string {
  let day = today
  while (addWorkingDays(day, limits.aee) >= today) day = addDays(day, -1)
  return day
}

function stateOf(today: string, warning: string, last: string): Deadline['state'] {
  if (today > last) return 'late'
  return today >= warning ? 'soon' : 'fine'
}
