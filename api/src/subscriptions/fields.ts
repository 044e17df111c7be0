import { z } from '@hono/zod-openapi'
import { frequencies, subscriptionConsent } from 'content-types'

/** Slugs of themes, or all of them: which are offered is judged later. */
export const domainsField = z
  .array(z.string().max(300), 'Choisissez au moins un domaine, ou tous les domaines.')
  .min(1, 'Choisissez au moins un domaine, ou tous les domaines.')
  .max(100, 'Choisissez moins de domaines, ou tous les domaines.')

export const frequencyField = z.enum(frequencies, 'Choisissez quand recevoir l’actualité.')

export const consentField = z.literal(true, 'Cochez la case pour donner votre accord.')

/** The words that were shown: an agreement to others would prove nothing. */
export const wordsField = z.literal(
  subscriptionConsent.version,
  'Le texte de l’accord a changé depuis l’ouverture de la page. Relisez-le, puis validez.',
)

/** A day, or nothing. */
export const untilField = z
  .string()
  .trim()
  .refine((typed) => typed === '' || z.iso.date().safeParse(typed).success, {
    message: 'Indiquez un jour, par exemple 31/12/2026, ou laissez ce champ vide.',
  })

/** Anything that is no key of ours is an expired one. */
export const keyField = z.string().max(200).catch('').openapi({ type: 'string' })

/** Where it was typed, for the proof. */
export const pageField = z
  .enum(['/actu', '/actu/inscription'])
  .catch('/actu/inscription')
  .openapi({ type: 'string' })
