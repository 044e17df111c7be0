import * as z from 'zod'

export const frequencies = ['at-once', 'weekly', 'monthly'] as const
export type Frequency = (typeof frequencies)[number]

/** In the place of a theme's slug: all of them, and those to come. */
export const everyDomain = '*'

/** What somebody agrees to, in the words of the page; another version for other words. */
export const subscriptionConsent = {
  version: '2026-11',
  words:
    'J’accepte que l’Enim utilise cette adresse e-mail pour m’envoyer son actualité. ' +
    'Je peux me désinscrire à tout moment, en un clic, depuis chaque lettre.',
} as const

/** A theme as subscribers choose it. */
const domainSchema = z.object({ slug: z.string(), name: z.string() })

const choiceShape = {
  frequency: z.enum(frequencies),
  /** Slugs of themes, or `everyDomain` alone. */
  domains: z.array(z.string()),
}

/** What a confirmation link will do. */
export const subscriptionLinkSchema = z.object({
  address: z.string(),
  ...choiceShape,
  /** An address that replaces another one, which is masked. */
  replaces: z.string().nullable(),
  expiresAt: z.iso.datetime(),
  offered: z.array(domainSchema),
})

/** What a confirmed subscriber is told of, and the key of their preferences. */
export const confirmedSubscriptionSchema = z.object({ key: z.string() })

export const subscriptionSchema = z.object({
  /** Masked: whoever was forwarded a letter learns no address. */
  address: z.string(),
  ...choiceShape,
  since: z.iso.datetime(),
  pause: z.object({ until: z.iso.datetime().nullable() }).nullable(),
  /** Letters came back: nothing is sent until the address is confirmed again. */
  isStopped: z.boolean(),
  /** The key of the page that leaves. */
  leaving: z.string(),
  /** Themes that can be chosen. */
  offered: z.array(domainSchema),
})

/** The subscription of the address of an account, and the key of its preferences. */
export const accountSubscriptionSchema = z.object({
  subscription: subscriptionSchema.extend({ key: z.string() }).nullable(),
})

/** Who would leave; null when nobody does any more. */
export const leavingSchema = z.object({ address: z.string().nullable() })

/** How many receive the news: no address is told. */
export const subscriptionFiguresSchema = z.object({
  total: z.number(),
  paused: z.number(),
  stopped: z.number(),
  unconfirmed: z.number(),
  byFrequency: z.array(z.object({ frequency: z.enum(frequencies), count: z.number() })),
  /** Whoever chose all domains is counted under « Tous les domaines », and there only. */
  byDomain: z.array(z.object({ name: z.string(), count: z.number() })),
})

export type SubscriptionDomain = z.infer<typeof domainSchema>
export type SubscriptionLink = z.infer<typeof subscriptionLinkSchema>
export type Subscription = z.infer<typeof subscriptionSchema>
export type AccountSubscription = z.infer<typeof accountSubscriptionSchema>
export type SubscriptionFigures = z.infer<typeof subscriptionFiguresSchema>
