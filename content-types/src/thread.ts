import * as z from 'zod'
import { sentBeforeSchema } from './draft.ts'
import { fileStateSchema, requestKinds, requestStateSchema } from './request.ts'

/** What the api answers about requests, to the employer who made them. Times are ISO 8601 in UTC. */

const instant = z.iso.datetime()
/** « 2026-05-04 » */
const day = z.iso.date()

/** What may stand in the thread of a request; `note` and `opened` never leave the agents' desk. */
export const messageKinds = {
  reply: 'Votre message',
  answer: 'Réponse',
  pieces: 'Pièces demandées',
  note: 'Note interne',
  call: 'Appel téléphonique',
  callback: 'Rappel demandé',
  taken: 'Prise en charge',
  moved: 'Changement de service',
  closed: 'Demande close',
  reopened: 'Demande rouverte',
  withdrawn: 'Demande retirée',
} as const
export type MessageKind = keyof typeof messageKinds
export const messageKindSchema = z.enum(
  Object.keys(messageKinds) as [MessageKind, ...MessageKind[]],
)

export const callbackSlots = { morning: 'le matin', afternoon: 'l’après-midi' } as const
export type CallbackSlot = keyof typeof callbackSlots
export const callbackSlotSchema = z.enum(
  Object.keys(callbackSlots) as [CallbackSlot, ...CallbackSlot[]],
)

export const requestSummarySchema = z.object({
  reference: z.string(),
  kind: z.enum(requestKinds),
  theme: z.object({ slug: z.string(), name: z.string() }),
  object: z.string(),
  state: requestStateSchema,
  sentAt: instant,
  changedAt: instant,
  fileCount: z.number().int(),
  /** Messages of Enim that nobody has opened yet. */
  unread: z.number().int(),
})

export const requestListSchema = z.object({
  requests: z.array(requestSummarySchema),
  page: z.number().int(),
  pages: z.number().int(),
  /** Of those that the filters let through. */
  total: z.number().int(),
  /** Requests of the account with something unread, whatever the filters. */
  unread: z.number().int(),
})

const dayMessage = 'Indiquez une date complète, par exemple le 4 mai 2026.'
const choiceMessage = 'Choisissez dans la liste.'

/** Filters of `Mes demandes`; an empty one filters nothing. */
export const requestFiltersSchema = z.object({
  theme: z.string().max(100, choiceMessage).default(''),
  kind: z.enum(['', ...requestKinds], choiceMessage).default(''),
  state: z.union([z.literal(''), requestStateSchema], choiceMessage).default(''),
  from: z.union([z.literal(''), z.iso.date(dayMessage)]).default(''),
  to: z.union([z.literal(''), z.iso.date(dayMessage)]).default(''),
  words: z.string().max(200, 'Cherchez avec 200 caractères au plus.').default(''),
})

export const requestFileSchema = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  state: fileStateSchema,
  sentBefore: sentBeforeSchema.nullable(),
})

export const pieceSchema = z.object({
  id: z.string(),
  label: z.string(),
  dueOn: day,
  /** When the employer sent it. */
  sentAt: instant.nullable(),
})

export const messageSchema = z.object({
  id: z.string(),
  at: instant,
  kind: messageKindSchema,
  from: z.enum(['employer', 'enim']),
  /** The holder's name, or the service's. */
  author: z.string(),
  text: z.string(),
  files: z.array(requestFileSchema),
  pieces: z.array(pieceSchema),
  unread: z.boolean(),
})

export const callbackSchema = z.object({
  phone: z.string(),
  day,
  slot: callbackSlotSchema,
  askedAt: instant,
})

/** As typed. */
export const callbackAskSchema = z.strictObject({
  phone: z.string().max(40).default(''),
  day: z.string().max(20).default(''),
  slot: z.string().max(20).default(''),
})

export const receiptKinds = {
  aee: 'Accusé d’enregistrement électronique',
  are: 'Accusé de réception électronique',
} as const
export type ReceiptKind = keyof typeof receiptKinds
export const receiptKindSchema = z.enum(
  Object.keys(receiptKinds) as [ReceiptKind, ...ReceiptKind[]],
)

export const receiptSummarySchema = z.object({
  id: z.string(),
  kind: receiptKindSchema,
  issuedAt: instant,
})

/** In working days, over the requests of this service that were answered lately. */
export const delaysSchema = z.object({
  answers: z.number().int(),
  median: z.number(),
  ninthDecile: z.number(),
})

export const requestSchema = requestSummarySchema.extend({
  text: z.string(),
  /** As it was when the request was sent. */
  email: z.string(),
  sender: z.object({ name: z.string(), siret: z.string(), holder: z.string() }),
  /** That which has it now. */
  service: z.object({
    name: z.string(),
    email: z.string(),
    address: z.string(),
    phone: z.string(),
  }),
  /** Those of the first sending; the others stand in the messages. */
  files: z.array(requestFileSchema),
  /** Oldest first, without the agents' own. */
  messages: z.array(messageSchema),
  receipts: z.array(receiptSummarySchema),
  /** The one still to come. */
  callback: callbackSchema.nullable(),
  /** Null while too few requests were answered. */
  delays: delaysSchema.nullable(),
  /** Which service opened which file, newest first. */
  openings: z.array(z.object({ at: instant, service: z.string(), fileName: z.string() })),
  can: z.object({ reply: z.boolean(), withdraw: z.boolean(), askCallback: z.boolean() }),
})

export type RequestSummary = z.infer<typeof requestSummarySchema>
export type RequestList = z.infer<typeof requestListSchema>
export type RequestFilters = z.infer<typeof requestFiltersSchema>
export type RequestFile = z.infer<typeof requestFileSchema>
export type EmployerRequest = z.infer<typeof requestSchema>
export type Message = z.infer<typeof messageSchema>
export type Piece = z.infer<typeof pieceSchema>
export type Callback = z.infer<typeof callbackSchema>
export type Delays = z.infer<typeof delaysSchema>
