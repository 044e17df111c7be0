import { formatDateTime } from 'content-types'
import type { Letter } from '../outbox/index.ts'

export function blockedLetter({ holder }: { holder: string }, until: Date): Letter {
  return {
    subject: 'Votre accès a été bloqué',
    paragraphs: [
      `Bonjour ${holder},`,
      'Trois mots de passe erronés de suite ont été saisis pour votre espace personnel Enim. ' +
        `Pour des raisons de sécurité, l’accès est bloqué pendant 24 heures, jusqu’au ${formatDateTime(until)} (heure de Paris).`,
      'Si vous êtes à l’origine de ces essais, attendez la fin du blocage puis saisissez à nouveau votre mot de passe.',
      'Si vous n’en êtes pas à l’origine, personne n’est entré dans votre espace : votre mot de passe reste secret, ne le communiquez à personne.',
    ],
  }
}
