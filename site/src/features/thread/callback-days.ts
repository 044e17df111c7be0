import { addWorkingDays, formatTime, isWorkingDay, parisDay } from 'content-types'
import { longDayWords } from './days.ts'

const DAYS = 10
/** When the services stop calling, on the clock of Paris. */
const END = '17:00'

/** The working days to be called back on, from now on. */
export function callbackDays(now: Date): { value: string; label: string }[] {
  const today = parisDay(now)
  const isOpen = isWorkingDay(today) && formatTime(now) < END
  const days = Array.from({ length: DAYS }, (_, rank) => addWorkingDays(today, rank + 1))
  const offered = isOpen ? [today, ...days.slice(0, -1)] : days
  return offered.map((day) => ({ value: day, label: longDayWords(day) }))
}
