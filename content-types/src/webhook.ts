import * as z from 'zod'

/** What a webhook may tell of. */
export const webhookEvents = {
  'request.created': 'un employeur a envoyé une demande',
  'request.replied': 'un employeur a répondu dans une demande',
  'document.opened': 'un employeur a ouvert un document pour la première fois',
} as const
export type WebhookEvent = keyof typeof webhookEvents

export const webhookEventTypes = Object.keys(webhookEvents) as [WebhookEvent, ...WebhookEvent[]]

/** The body of a webhook: which thing, nothing of what it holds. */
export const webhookBodySchema = z.object({
  type: z.enum(webhookEventTypes),
  timestamp: z.iso.datetime(),
  data: z.object({
    /** Of a request; of a document its sender's own, when it was given one. */
    reference: z.string().nullable(),
    /** Of a document. */
    document: z.string().optional(),
    /** The slug of the theme whose service has it. */
    service: z.string(),
  }),
})

export type WebhookBody = z.infer<typeof webhookBodySchema>
