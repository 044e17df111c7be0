import * as z from 'zod'
import { agentServiceSchema } from './agent.ts'
import { requestKinds, requestStateSchema } from './request.ts'
import {
  callbackSchema,
  callbackSlotSchema,
  messageSchema,
  receiptSummarySchema,
  requestFileSchema,
} from './thread.ts'

/** What the api answers to the agents' desk. */

const instant = z.iso.datetime()
const day = z.iso.date()

/** Time limits of the law, in the order in which they come (CRPA; docs/glossary.md). */
export const deadlineKinds = {
  /** The AEE leaves within one working day. */
  aee: 'Accusé d’enregistrement',
  /** The ARE leaves within ten working days. */
  are: 'Accusé de réception',
  /** A silence of two months, or of what the theme says, is an answer. */
  answer: 'Réponse',
} as const
export type DeadlineKind = keyof typeof deadlineKinds

export const deadlineSchema = z.object({
  kind: z.enum(Object.keys(deadlineKinds) as [DeadlineKind, ...DeadlineKind[]]),
  /** The last day. */
  on: day,
  state: z.enum(['fine', 'soon', 'late']),
})

export const deskServiceSchema = agentServiceSchema.extend({
  counts: z.object({
    received: z.number().int(),
    taken: z.number().int(),
    waiting: z.number().int(),
    answered: z.number().int(),
    closed: z.number().int(),
    withdrawn: z.number().int(),
  }),
  /** When the oldest request that is still open was sent. */
  oldestAt: instant.nullable(),
  soon: z.number().int(),
  late: z.number().int(),
  callbacks: z.number().int(),
  unread: z.number().int(),
})
export const deskServiceListSchema = z.object({ services: z.array(deskServiceSchema) })

export const deskViews = {
  open: 'À traiter',
  mine: 'Mes demandes en cours',
  unread: 'Messages non lus',
  late: 'Délais à surveiller',
  callbacks: 'Rappels à passer',
  answered: 'Répondues',
  ended: 'Closes et retirées',
} as const
export type DeskView = keyof typeof deskViews

export const deskFiltersSchema = z.object({
  /** Empty: every service of the agent's. */
  service: z.string().max(100).default(''),
  view: z.enum(Object.keys(deskViews) as [DeskView, ...DeskView[]]).default('open'),
  kind: z.enum(['', ...requestKinds]).default(''),
  /** A reference, a SIRET, a name, or words of the request. */
  words: z.string().max(200).default(''),
})

export const deskSummarySchema = z.object({
  reference: z.string(),
  kind: z.enum(requestKinds),
  service: agentServiceSchema,
  object: z.string(),
  state: requestStateSchema,
  sentAt: instant,
  employer: z.object({ siret: z.string(), name: z.string() }),
  fileCount: z.number().int(),
  /** Messages of the employer that nobody of Enim has opened. */
  unread: z.number().int(),
  /** Who took it in charge. */
  agent: z.string().nullable(),
  deadline: deadlineSchema.nullable(),
  callback: z.object({ day, slot: callbackSlotSchema }).nullable(),
})

export const deskListSchema = z.object({
  requests: z.array(deskSummarySchema),
  page: z.number().int(),
  pages: z.number().int(),
  total: z.number().int(),
})

export const deskFileSchema = requestFileSchema.extend({
  /** Whether the desk can show it as a page: a checked PDF or picture. */
  viewable: z.boolean(),
  openings: z.array(z.object({ at: instant, agent: z.string() })),
})

export const deskMessageSchema = messageSchema.extend({
  /** Who of Enim wrote it; null for the employer. */
  agent: z.string().nullable(),
  files: z.array(deskFileSchema),
})

export const deskRequestSchema = deskSummarySchema.extend({
  text: z.string(),
  holder: z.string(),
  email: z.string(),
  mobile: z.string().nullable(),
  address: z.string(),
  /** Of this employer, besides this one; newest first, five at most, of the agent's services. */
  others: z.array(z.object({ reference: z.string(), object: z.string(), sentAt: instant })),
  files: z.array(deskFileSchema),
  messages: z.array(deskMessageSchema),
  receipts: z.array(receiptSummarySchema),
  callback: callbackSchema.nullable(),
  deadlines: z.array(deadlineSchema),
  /** Where it may be moved to. */
  otherServices: z.array(agentServiceSchema),
  can: z.object({
    take: z.boolean(),
    answer: z.boolean(),
    askPieces: z.boolean(),
    move: z.boolean(),
    close: z.boolean(),
    reopen: z.boolean(),
  }),
})

/** Of one service over some days. */
export const serviceFiguresSchema = z.object({
  service: agentServiceSchema,
  received: z.number().int(),
  answered: z.number().int(),
  open: z.number().int(),
  late: z.number().int(),
  /** Working days to the first answer; null when there was none. */
  median: z.number().nullable(),
  ninthDecile: z.number().nullable(),
  /** For the chart, oldest first; each week begins on a Monday. */
  weeks: z.array(z.object({ from: day, received: z.number().int(), answered: z.number().int() })),
})
export const figuresSchema = z.object({
  from: day,
  to: day,
  services: z.array(serviceFiguresSchema),
})

export type Deadline = z.infer<typeof deadlineSchema>
export type DeskService = z.infer<typeof deskServiceSchema>
export type DeskFilters = z.infer<typeof deskFiltersSchema>
export type DeskSummary = z.infer<typeof deskSummarySchema>
export type DeskList = z.infer<typeof deskListSchema>
export type DeskFile = z.infer<typeof deskFileSchema>
export type DeskMessage = z.infer<typeof deskMessageSchema>
export type DeskRequest = z.infer<typeof deskRequestSchema>
export type ServiceFigures = z.infer<typeof serviceFiguresSchema>
export type Figures = z.infer<typeof figuresSchema>
