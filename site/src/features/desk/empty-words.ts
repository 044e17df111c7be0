import type { DeskView } from 'content-types'

/** What a view without any request says. */
export const emptyWords: Record<DeskView, string> = {
  open: 'Rien n’attend : toutes les demandes sont traitées.',
  mine: 'Vous n’avez aucune demande en cours. Prenez-en une en charge dans « À traiter ».',
  unread: 'Tous les messages des employeurs sont lus.',
  late: 'Aucun délai n’est dépassé ni proche.',
  callbacks: 'Personne n’attend de rappel aujourd’hui.',
  answered: 'Aucune demande n’attend d’être close.',
  ended: 'Aucune demande n’est close ni retirée.',
}
