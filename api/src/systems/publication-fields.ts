import { documentKinds, siretSchema } from 'content-types'
import * as z from 'zod'

/** The fields of a document to put online; an empty one is as if it had not been sent. */
export const publicationSchema = z.object({
  siret: siretSchema.meta({
    description: 'L’employeur : 14 chiffres. Il doit avoir un compte.',
    example: '90000000100017',
  }),
  kind: z.enum(documentKinds, `Les types sont ${documentKinds.join(', ')}.`).meta({
    description: 'Le type du document.',
    example: 'attestation',
  }),
  theme: line(100).meta({
    description: 'Le domaine, par son nom court (« cotisation »).',
    example: 'cotisation',
  }),
  description: line(200).meta({
    description: 'Ce que l’employeur lit dans sa liste.',
    example: 'Attestation de compte à jour, novembre 2026',
  }),
  date: z.iso.date('Une date s’écrit 2026-11-23.').optional().meta({
    description: 'Le jour de mise en ligne ; aujourd’hui par défaut, jamais dans le futur.',
    example: '2026-11-23',
  }),
  reference: line(100).optional().meta({
    description: 'Votre propre référence, unique pour cet employeur.',
    example: 'ATT-2026-000123',
  }),
  replaces: line(100).optional().meta({
    description: 'La référence du document que celui-ci remplace.',
    example: 'ATT-2026-000098',
  }),
  sha256: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, 'Une empreinte SHA-256 comporte 64 chiffres hexadécimaux.')
    .transform((hash) => hash.toLowerCase())
    .optional()
    .meta({
      description: 'L’empreinte du fichier, pour refuser un fichier abîmé en chemin.',
      example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    }),
})

export type PublicationFields = z.infer<typeof publicationSchema>

/** One line of text. */
export function line(longest: number) {
  return z
    .string('Ce champ manque.')
    .trim()
    .min(1, 'Ce champ manque.')
    .max(longest, `Ce champ compte au plus ${String(longest)} caractères.`)
    .refine((text) => !/[\p{Cc}\u2028\u2029]/u.test(text), 'Ce champ tient sur une ligne.')
}
