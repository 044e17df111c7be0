import * as z from 'zod'
import { documentKinds } from './document.ts'
import { requestKinds, requestStateSchema } from './request.ts'

/** What Enim's own systems ask of /api/v1. Times are ISO 8601 in UTC. */

const instant = z.iso.datetime()

/** What a token may do. */
export const tokenScopes = {
  'documents:write': 'publier et retirer des documents personnels',
  'documents:read': 'lister les documents personnels',
  'requests:read': 'lire où en est une demande',
} as const
export type TokenScope = keyof typeof tokenScopes

export const publishedDocumentSchema = z.object({
  id: z.string(),
  /** The sender's own. */
  reference: z.string().nullable(),
  publishedAt: instant,
})

export const systemDocumentSchema = publishedDocumentSchema.extend({
  kind: z.enum(documentKinds),
  openedAt: instant.nullable(),
  withdrawn: z.object({ at: instant, reason: z.string() }).nullable(),
})

export const systemDocumentListSchema = z.object({
  documents: z.array(systemDocumentSchema),
  page: z.number().int(),
  /** Whether there is a page after this one. */
  more: z.boolean(),
})

export const systemRequestSchema = z.object({
  reference: z.string(),
  siret: z.string(),
  kind: z.enum(requestKinds),
  /** The slug of the theme whose service has it. */
  service: z.string(),
  state: requestStateSchema,
  sentAt: instant,
})

export type PublishedDocument = z.infer<typeof publishedDocumentSchema>
export type SystemDocument = z.infer<typeof systemDocumentSchema>
export type SystemDocumentList = z.infer<typeof systemDocumentListSchema>
export type SystemRequest = z.infer<typeof systemRequestSchema>
