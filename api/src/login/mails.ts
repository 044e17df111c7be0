import { formatDateTime, formatTime, limits } from 'content-types'
import type { Deps } from '../deps.ts'
import type { Letter } from '../outbox/index.ts'
import type { Client } from '../platform/client.ts'
import { formatTypedCode } from '../platform/typed-code.ts'

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
    wording: {
      key: 'acces-bloque',
      values: { titulaire: holder, 'fin-du-blocage': formatDateTime(until) },
    },
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

interface SentCode {
  holder: string
  code: string
  expiresAt: Date
  client: Client
  at: Date
}

export function oneTimeCodeLetter({ holder, code, expiresAt, client, at }: SentCode): Letter {
  return {
    subject: 'Votre code à usage unique',
    wording: { key: 'code-a-usage-unique', values: { titulaire: holder } },
    paragraphs: [
      `Bonjour ${holder},`,
      'Voici le code à saisir pour terminer votre connexion à l’espace personnel Enim.',
      {
        facts: [
          ['Code à usage unique', formatTypedCode(code)],
          ['Utilisable jusqu’à', `${formatTime(expiresAt)} (heure de Paris)`],
          ['Demandé depuis', client.browser],
          ['Le', formatDateTime(at)],
        ],
      },
      'Ne le communiquez à personne\u00a0: l’Enim ne vous le demandera jamais.',
      'Si vous n’êtes pas à l’origine de cette connexion, quelqu’un connaît votre mot de passe\u00a0: changez-le sans attendre.',
    ],
  }
}

export function newBrowserLetter(
  { settings }: Deps,
  { holder }: { holder: string },
  { client, at }: { client: Client; at: Date },
): Letter {
  const days = String(limits.browserDays)
  return {
    subject: 'Nouvelle connexion à votre espace personnel',
    wording: { key: 'nouvelle-connexion', values: { titulaire: holder } },
    paragraphs: [
      `Bonjour ${holder},`,
      'Votre espace personnel Enim vient d’être ouvert depuis un navigateur qu’il ne connaissait pas.',
      {
        facts: [
          ['Navigateur', client.browser],
          ['Le', `${formatDateTime(at)} (heure de Paris)`],
        ],
      },
      `Si c’est vous, vous n’avez rien à faire\u00a0: ce navigateur est reconnu pendant ${days} jours.`,
      'Sinon, choisissez aussitôt un nouveau mot de passe\u00a0: tous les accès ouverts se ferment.',
      {
        link: {
          label: 'Mot de passe oublié',
          href: `${settings.publicUrl}/connexion/mot-de-passe-oublie`,
        },
      },
    ],
  }
}
