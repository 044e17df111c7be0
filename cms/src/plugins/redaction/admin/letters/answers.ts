import type { LatestLetters, SubscriptionFigures } from 'content-types'

/** Nothing for what the portal did not answer. */
export interface LettersAnswer {
  letters: LatestLetters['letters'] | null
  subscribers: SubscriptionFigures | null
}

export const rhythms = {
  'at-once': 'Dès la publication',
  weekly: 'Chaque semaine',
  monthly: 'Chaque mois',
}
