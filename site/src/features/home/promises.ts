import type { IconName } from '../../ui/icons.ts'

/** The manual's promises, in its words. */
export const promises: readonly { icon: IconName; text: string }[] = [
  { icon: 'get', text: 'Obtenir facilement des formulaires ou des pièces administratives' },
  { icon: 'send', text: 'Envoyer rapidement des dossiers' },
  { icon: 'account', text: 'Mettre à jour vos coordonnées' },
  { icon: 'euro', text: 'Suivre vos versements (pensions, aides sociales, ...)' },
]
