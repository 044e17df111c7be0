import * as z from 'zod'
import { fieldErrorSchema } from './problem.ts'
import { requestKinds } from './request.ts'

const instant = z.iso.datetime()

/** What a form becomes once it is sent: a request, or a reply in the thread of one. */
export const draftKinds = [...requestKinds, 'reply'] as const
export type DraftKind = (typeof draftKinds)[number]

/** An earlier request of the same account that held the very same bytes. */
export const sentBeforeSchema = z.object({ reference: z.string(), sentAt: instant })

/** A version of a blank form that another one replaced since. */
export const outdatedFormSchema = z.object({
  slug: z.string(),
  title: z.string(),
  /** Of the file. */
  version: z.string(),
  current: z.string(),
})

export const draftFileSchema = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.number().int(),
  sentBefore: sentBeforeSchema.nullable(),
  outdatedForm: outdatedFormSchema.nullable().default(null),
})

/** What a form holds that was not sent yet, on any device of the account. */
export const draftSchema = z.object({
  key: z.string(),
  kind: z.enum(draftKinds),
  /** Of the request that a reply belongs to. */
  reference: z.string().nullable(),
  theme: z.string(),
  object: z.string(),
  text: z.string(),
  /** Ids of the pieces that a reply is said to bring. */
  pieces: z.array(z.string()).default([]),
  /** Files already accepted: they need not be chosen again. */
  files: z.array(draftFileSchema),
  /** Why it was refused when it was last sent. */
  errors: z.array(fieldErrorSchema),
  savedAt: instant,
})

/** What the page sends as a person types. */
export const draftChangeSchema = z.strictObject({
  kind: z.enum(draftKinds),
  reference: z.string().max(20).default(''),
  theme: z.string().max(100).default(''),
  object: z.string().max(1_000).default(''),
  text: z.string().max(20_000).default(''),
  pieces: z.array(z.string().max(50)).max(50).default([]),
  /** When the page last knew it saved; an older one than the server's is refused (`changed-elsewhere`). */
  knownAt: instant.nullable().default(null),
})

export const draftSavedSchema = z.object({ savedAt: instant })

/** Answer to one file joined to a draft. */
export const draftFileAddedSchema = z.object({ file: draftFileSchema, savedAt: instant })

export const draftListSchema = z.object({
  drafts: z.array(
    z.object({
      key: z.string(),
      kind: z.enum(draftKinds),
      reference: z.string().nullable(),
      theme: z.string(),
      /** Its object, else the beginning of its text; may be empty. */
      title: z.string(),
      fileCount: z.number().int(),
      savedAt: instant,
    }),
  ),
})

export type Draft = z.infer<typeof draftSchema>
export type OutdatedForm = z.infer<typeof outdatedFormSchema>
export type DraftFile = z.infer<typeof draftFileSchema>
export type DraftChange = z.input<typeof draftChangeSchema>
export type DraftList = z.infer<typeof draftListSchema>
