import * as z from 'zod'

/** Answer to a deposit made by a script: where its receipt is. */
export const depositSchema = z.object({ reference: z.string(), location: z.string() })

export type Deposit = z.infer<typeof depositSchema>
