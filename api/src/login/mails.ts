import { formatDateTime } from 'content-types'
import type { Deps } from '../deps.ts'
import type { Letter } from '../outbox/index.ts'
import type { Client } from '../platform/client.ts'

interface Block {
  holder: string
  /** Null: the tries came from browsers that the account does not know. */
  browserId: string | null
  client: Client
  until: Date
}

export function blockedLetter(
  { settings }: Deps,
  { holder, browserId, client, until }: Block,
): Letter {
  const concerned =
    browserId === null
      ? 'les navigateurs que votre compte ne connaît pas. Ceux que vous utilisez d’habitude ne sont pas concernés'
      : `le navigateur «\u00a0${client.browser}\u00a0». Vos autres navigateurs ne sont pas concernés`
  return {
    subject: 'Votre accès a été bloqué',
    paragraphs: [
      `Bonjour ${holder},`,
      'Trois mots de passe erronés de suite ont été saisis pour votre espace personnel Enim. ' +
        `Pour des raisons de sécurité, l’accès est bloqué pendant 24 heures, jusqu’au ${formatDateTime(until)} (heure de Paris), pour ${concerned}.`,
      'Si vous êtes à l’origine de ces essais, attendez la fin du blocage, ou choisissez un nouveau mot de passe\u00a0: l’accès s’ouvre alors aussitôt.',
      {
        link: {
          label: 'Mot de passe oublié',
          href: `${settings.publicUrl}/connexion/mot-de-passe-oublie`,
        },
      },
      'Si vous n’en êtes pas à l’origine, personne n’est entré dans votre espace\u00a0: votre mot de passe reste secret, ne le communiquez à personne.',
    ],
  }
}
