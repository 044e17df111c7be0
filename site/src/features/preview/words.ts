import type { PreviewMode } from 'content-types'

export const modeWords: Record<PreviewMode, string> = {
  visiteur: 'Comme un visiteur',
  employeur: 'Comme un employeur',
  lettre: 'En lettre',
}

/** Of an employer who does not exist. */
export const sampleEmployer = 'Armement d’exemple'

const hour = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  minute: '2-digit',
})

export function formatExpiry(expires: number): string {
  return `Cette adresse mène ici jusqu’à ${hour.format(new Date(expires * 1_000))}.`
}

/** Why there is nothing to see, and what to do. */
export const refusals = {
  forged: {
    title: 'Cet aperçu ne peut pas être ouvert',
    advice: 'Son adresse n’est pas celle que la rédaction a donnée. Rouvrez-le depuis Strapi.',
  },
  expired: {
    title: 'Cet aperçu a expiré',
    advice: 'Une adresse d’aperçu ne mène quelque part que dix minutes. Rouvrez-le depuis Strapi.',
  },
  unknown: {
    title: 'Ce contenu n’existe pas ou plus',
    advice: 'Il a été supprimé, ou n’est pas publié. Revenez à la liste dans Strapi.',
  },
  unavailable: {
    title: 'Strapi ne répond pas',
    advice: 'Réessayez dans quelques instants.',
  },
} as const

export const statusOf = {
  readable: 200,
  incomplete: 200,
  forged: 403,
  expired: 403,
  unknown: 404,
  unavailable: 503,
} as const
