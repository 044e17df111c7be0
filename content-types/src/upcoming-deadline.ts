import * as z from 'zod'

const day = z.iso.date()

/** One day by which employers must have done something, as it comes next. */
export const upcomingDeadlineSchema = z.object({
  slug: z.string(),
  title: z.string(),
  description: z.string(),
  link: z.string().nullable(),
  theme: z.object({ slug: z.string(), name: z.string() }),
  /** The last day. */
  day,
  /** The day that it would have been, were it a working day; null when it was not put off. */
  postponedFrom: day.nullable(),
  daysLeft: z.number().int(),
})

export const upcomingDeadlineListSchema = z.object({
  deadlines: z.array(upcomingDeadlineSchema),
})

/** Where calendar programs read the deadlines, without a session. */
export const calendarAddressSchema = z.object({ address: z.url() })

export type UpcomingDeadline = z.infer<typeof upcomingDeadlineSchema>
export type CalendarAddress = z.infer<typeof calendarAddressSchema>
