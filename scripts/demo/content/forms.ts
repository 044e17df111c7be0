import type { ThemeSlug } from './types.ts'

export interface DemoForm {
  slug: string
  title: string
  description: string
  theme: ThemeSlug
  version: string
  replaces: string | null
}

/** The blank forms; `pdf/forms` draws the file of each, named after its slug. */
export const forms: DemoForm[] = [
  {
    slug: 'demande-echeancier',
    title: 'Demande d’échéancier de paiement',
    description: 'Pour étaler le paiement d’une échéance de cotisations sur plusieurs mois.',
    theme: 'cotisation',
    version: '2026-02',
    replaces: 'Demande de délai de paiement, version 2024',
  },
  {
    slug: 'demande-remboursement',
    title: 'Demande de remboursement de cotisations',
    description: 'Pour récupérer par virement des cotisations payées en trop.',
    theme: 'cotisation',
    version: '2026-01',
    replaces: null,
  },
  {
    slug: 'declaration-services',
    title: 'Déclaration des services d’un marin',
    description: 'Pour déclarer ou rectifier les périodes d’embarquement d’un marin.',
    theme: 'declaration',
    version: '2026-03',
    replaces: 'Déclaration des services, version 2025-01',
  },
  {
    slug: 'changement-situation',
    title: 'Déclaration de changement de situation',
    description:
      'Pour signaler un changement d’adresse, de dénomination, de navire ou la fin d’une activité.',
    theme: 'declaration',
    version: '2025-04',
    replaces: null,
  },
  {
    slug: 'declaration-accident',
    title: 'Déclaration d’accident du travail maritime',
    description: 'À transmettre dans les 48 heures, avec le certificat médical initial.',
    theme: 'accidents',
    version: '2026-01',
    replaces: 'Rapport d’accident, version 2023',
  },
  {
    slug: 'attestation-salaire',
    title: 'Attestation de salaire pour indemnités journalières',
    description: 'À remplir dès le premier jour d’arrêt de travail d’un marin.',
    theme: 'accidents',
    version: '2026-02',
    replaces: null,
  },
]
