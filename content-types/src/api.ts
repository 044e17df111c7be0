import * as z from 'zod'

/** What the api answers to the site about deposits and what was received. Times are ISO 8601 in UTC. */

const instant = z.iso.datetime()

/** Answer to a deposit made by a script: where its receipt is. */
export const depositSchema = z.object({ reference: z.string(), location: z.string() })

/** One line of « Ce que j’ai reçu ». */
export const receivedItemSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('document'),
    id: z.string(),
    label: z.string(),
    at: instant,
    bytes: z.number().int(),
  }),
  z.object({
    kind: z.literal('receipt'),
    reference: z.string(),
    label: z.string(),
    at: instant,
  }),
  z.object({
    kind: z.literal('answer'),
    reference: z.string(),
    label: z.string(),
    at: instant,
    unread: z.boolean(),
  }),
])

export const receivedListSchema = z.object({ items: z.array(receivedItemSchema) })

export type Deposit = z.infer<typeof depositSchema>
export type ReceivedItem = z.infer<typeof receivedItemSchema>
export type ReceivedList = z.infer<typeof receivedListSchema>
