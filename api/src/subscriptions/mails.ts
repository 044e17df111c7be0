import { formatDate, formatDateTime, limits, type Frequency } from 'content-types'
import type { Letter } from '../outbox/index.ts'
import { frequencyNames } from './words.ts'

interface Confirmation {
  href: string
  expiresAt: Date
  domains: string
  frequency: Frequency
  /** An address that becomes that of a subscription that exists. */
  replacesAddress: boolean
  /** The mailbox receives the news already. */
  isKnown: boolean
  leftAt: Date | undefined
}

export function confirmationLetter(asked: Confirmation): Letter {
  const { href, expiresAt, domains, frequency, replacesAddress } = asked
  const until = `${formatDateTime(expiresAt)} (heure de Paris)`
  const situation = situationOf(asked)
  return {
    subject: replacesAddress
      ? 'Confirmez votre adresse pour l’actualité Enim'
      : 'Confirmez votre inscription à l’actualité Enim',
    wording: {
      key: replacesAddress ? 'adresse-d-abonne-a-confirmer' : 'inscription-a-confirmer',
      values: { situation: situation.join(' '), 'fin-de-validite': until },
    },
    paragraphs: [
      'Bonjour,',
      replacesAddress
        ? 'Cette adresse vient d’être indiquée pour recevoir l’actualité de l’Enim à la place d’une autre.'
        : 'Cette adresse vient d’être indiquée sur le portail de l’Enim pour recevoir son actualité par e-mail.',
      ...situation,
      {
        facts: [
          ['Domaines', domains],
          ['Envoi', frequencyNames[frequency]],
        ],
      },
      {
        link: {
          label: replacesAddress ? 'Confirmer cette adresse' : 'Confirmer mon inscription',
          href,
        },
      },
      `Ce lien est valable ${String(limits.subscriptionDays)} jours, jusqu’au ${until}, et ne sert qu’une fois. Sur sa page, un bouton confirme : ouvrir le lien ne suffit pas.`,
      'Si vous n’avez rien demandé, ignorez cet e-mail : rien ne vous sera envoyé et cette adresse sera effacée.',
    ],
  }
}

/** What the mailbox must know before it says yes. */
function situationOf({ isKnown, leftAt }: Confirmation): string[] {
  return [
    ...(isKnown
      ? ['Elle la reçoit déjà : si vous confirmez, ces choix remplacent les précédents.']
      : []),
    ...(leftAt
      ? [
          `Elle s’en était désinscrite le ${formatDate(leftAt)} : sans votre confirmation, elle le reste.`,
        ]
      : []),
  ]
}

interface Links {
  preferences: string
  leave: string
}

export function welcomeLetter(
  { domains, frequency }: { domains: string; frequency: Frequency },
  links: Links,
): Letter {
  return {
    subject: 'Votre inscription à l’actualité Enim est confirmée',
    wording: { key: 'inscription-confirmee', values: { desinscription: links.leave } },
    paragraphs: [
      'Bonjour,',
      'Vous recevrez désormais l’actualité de l’Enim à cette adresse.',
      {
        facts: [
          ['Domaines', domains],
          ['Envoi', frequencyNames[frequency]],
        ],
      },
      { link: { label: 'Modifier mes choix', href: links.preferences } },
      'Ce lien vous permet à tout moment de changer de domaines, de fréquence ou d’adresse, et de suspendre les envois. Ne le transmettez pas.',
      `Pour vous désinscrire : ${links.leave}`,
    ],
  }
}

/** To the former mailbox: whoever had one of its letters may have changed the address. */
export function movedLetter(maskedAddress: string): Letter {
  return {
    subject: 'L’actualité Enim part désormais à une autre adresse',
    wording: { key: 'adresse-d-abonne-remplacee', values: { 'nouvelle-adresse': maskedAddress } },
    paragraphs: [
      'Bonjour,',
      `L’adresse qui reçoit l’actualité de l’Enim à la place de celle-ci est ${maskedAddress}. Plus rien ne vous sera envoyé ici, et votre ancienne adresse est effacée.`,
      'Si vous n’êtes pas à l’origine de ce changement, inscrivez-vous à nouveau sur la page « L’actualité par e-mail » du portail.',
    ],
  }
}

export function renewedLinksLetter({ preferences, leave }: Links): Letter {
  return {
    subject: 'Votre nouveau lien vers vos choix',
    wording: { key: 'liens-d-abonne-renouveles', values: { desinscription: leave } },
    paragraphs: [
      'Bonjour,',
      'Les liens vers vos choix contenus dans les lettres déjà reçues ne fonctionnent plus. Voici le nouveau.',
      { link: { label: 'Modifier mes choix', href: preferences } },
      `Pour vous désinscrire : ${leave}`,
    ],
  }
}
