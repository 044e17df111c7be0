import * as z from 'zod'

const instant = z.iso.datetime()

/** The details that their holder may change. */
export const changeableFields = ['email', 'mobile', 'address'] as const
export type ChangeableField = (typeof changeableFields)[number]

/** A change that waits for its hour. */
export const pendingChangeSchema = z.object({
  id: z.string(),
  field: z.enum(changeableFields),
  /** Empty: the detail will be removed. */
  value: z.string(),
  askedAt: instant,
  appliesAt: instant,
  /** Whether the link sent to the new e-mail address is still to be followed. */
  awaitsConfirmation: z.boolean(),
})

/** What the portal tells of, besides receipts, which are always sent by mail. */
export const notificationKinds = ['security', 'documents', 'answers', 'payments'] as const
export type NotificationKind = (typeof notificationKinds)[number]
export const channels = ['mail', 'sms'] as const
export type Channel = (typeof channels)[number]

export const notificationChoiceSchema = z.object({
  kind: z.enum(notificationKinds),
  channel: z.enum(channels),
  accepted: z.boolean(),
})

export const accountSchema = z.object({
  siret: z.string(),
  name: z.string(),
  email: z.string(),
  mobile: z.string().nullable(),
  address: z.string(),
  /** The part of Enim that follows this employer; empty when the registry does not say. */
  service: z.string(),
  /** Who answers for the account: given name and family name. */
  holder: z.string(),
  changes: z.array(pendingChangeSchema),
  /** Each kind with each channel; mails about security are always sent. */
  notifications: z.array(notificationChoiceSchema),
})

/** What a link of a mail about a change will do. */
export const changeLinkSchema = z.object({
  purpose: z.enum(['confirmation', 'cancellation']),
  field: z.enum(changeableFields),
  value: z.string(),
  appliesAt: instant,
})

/** Where a browser was, in words: the portal asks no geolocation service. */
export const places = {
  here: 'la connexion que vous utilisez en ce moment',
  usual: 'une connexion déjà utilisée',
  new: 'une connexion encore jamais utilisée',
  local: 'un ordinateur du même réseau que le portail',
} as const
export type Place = keyof typeof places
const placeSchema = z.enum(Object.keys(places) as [Place, ...Place[]])

export const accessSchema = z.object({
  browsers: z.array(
    z.object({
      id: z.string(),
      /** « Firefox sur Windows » */
      name: z.string(),
      isCurrent: z.boolean(),
      enrolledAt: instant,
      lastSeenAt: instant,
      expiresAt: instant,
      place: placeSchema,
    }),
  ),
  /** The last ones, newest first. */
  signIns: z.array(
    z.object({
      at: instant,
      browser: z.string(),
      place: placeSchema,
      outcome: z.enum(['opened', 'refused', 'blocked']),
    }),
  ),
})

export type Account = z.infer<typeof accountSchema>
export type PendingChange = z.infer<typeof pendingChangeSchema>
export type NotificationChoice = z.infer<typeof notificationChoiceSchema>
export type ChangeLink = z.infer<typeof changeLinkSchema>
export type Access = z.infer<typeof accessSchema>
