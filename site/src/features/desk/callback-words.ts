import { callbackSlots, type CallbackSlot } from 'content-types'
import { formatDay } from './deadline-words.ts'

/** « le 24/11/2026, le matin » */
export function callbackWords({ day, slot }: { day: string; slot: CallbackSlot }): string {
  return `le ${formatDay(day)}, ${callbackSlots[slot]}`
}
