import { calendarAddressSchema, upcomingDeadlineListSchema } from 'content-types'
import type { Calls } from '../api-call.ts'

/** The days by which employers must have done something, and their calendar. */
export function deadlineCalls({ call, post }: Calls) {
  return {
    listDeadlines: () => call(upcomingDeadlineListSchema, '/api/deadlines'),
    getCalendarAddress: () => call(calendarAddressSchema, '/api/calendar'),
    /** The address before is unknown from now on. */
    renewCalendarAddress: () => post(calendarAddressSchema, '/api/calendar/renewal'),
  }
}
