import { formatDate, formatDateTime, limits, type ChangeableField } from 'content-types'
import type { Contact } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import type { Letter } from '../outbox/index.ts'
import { maskMail, maskMobile } from '../platform/mask.ts'

export interface AskedChange {
  id: string
  field: ChangeableField
  value: string
  /** Of the mailed links. */
  cancelToken: string
  confirmToken: string | undefined
}

const names: Record<ChangeableField, { label: string; ofIt: string }> = {
  email: { label: 'Adresse e-mail', ofIt: 'd’adresse e-mail' },
  mobile: { label: 'Téléphone mobile', ofIt: 'de numéro de téléphone mobile' },
  address: { label: 'Adresse postale', ofIt: 'd’adresse postale' },
}

/** To the present address; what is new is shown masked, since this mailbox may be read by others. */
export function askedLetter(
  { settings }: Pick<Deps, 'settings'>,
  { holder }: Contact,
  changes: readonly AskedChange[],
  appliesAt: Date,
): Letter {
  return {
    subject: 'Demande de changement de vos coordonnées',
    wording: {
      key: 'changement-demande',
      values: { titulaire: holder, 'prise-en-compte': formatDateTime(appliesAt) },
    },
    paragraphs: [
      `Bonjour ${holder},`,
      'Un changement de vos coordonnées a été demandé dans votre espace personnel Enim\u00a0:',
      { facts: changes.map(({ field, value }) => [names[field].label, describe(field, value)]) },
      `Il sera pris en compte le ${formatDateTime(appliesAt)} (heure de Paris).` +
        (changes.some(({ field }) => field === 'email')
          ? ' La nouvelle adresse e-mail doit d’abord être confirmée par le lien qui vient de lui être envoyé.'
          : ''),
      'Vous n’êtes pas à l’origine de cette demande\u00a0? Annulez-la, puis changez votre mot de passe.',
      ...changes.map(({ field, cancelToken }) => ({
        link: {
          label: `Annuler le changement ${names[field].ofIt}`,
          href: linkOf(settings.publicUrl, cancelToken),
        },
      })),
    ],
  }
}

/** To the new address, which alone gets this link. */
export function confirmationLetter(
  { settings }: Pick<Deps, 'settings'>,
  { holder, name }: Contact,
  token: string,
  appliesAt: Date,
): Letter {
  return {
    subject: 'Confirmez votre nouvelle adresse e-mail',
    wording: {
      key: 'changement-a-confirmer',
      values: { titulaire: holder, employeur: name, 'prise-en-compte': formatDateTime(appliesAt) },
    },
    paragraphs: [
      `Bonjour ${holder},`,
      `Cette adresse e-mail doit devenir celle de l’espace personnel Enim de ${name}. Confirmez que vous lisez cette boîte\u00a0:`,
      { link: { label: 'Confirmer mon adresse e-mail', href: linkOf(settings.publicUrl, token) } },
      `Ce lien est valable ${String(limits.changeConfirmationDays)} jours. Une fois l’adresse confirmée, le changement est pris en compte à partir du ${formatDateTime(appliesAt)} (heure de Paris).`,
      'Vous n’êtes pas concerné\u00a0? Ne faites rien\u00a0: sans confirmation, rien ne change.',
    ],
  }
}

export function cancelledLetter({ holder }: Contact, field: ChangeableField): Letter {
  return {
    subject: 'Changement de vos coordonnées annulé',
    paragraphs: [
      `Bonjour ${holder},`,
      `Le changement ${names[field].ofIt} demandé dans votre espace personnel Enim a été annulé. Vos coordonnées restent celles d’avant.`,
      'Si vous n’aviez pas demandé ce changement, changez votre mot de passe\u00a0: quelqu’un d’autre s’est servi de votre espace.',
    ],
  }
}

/** To the present address, and to the one before when it has changed. */
export function appliedLetter(
  { settings }: Pick<Deps, 'settings'>,
  { holder }: Contact,
  { field, value }: { field: ChangeableField; value: string },
): Letter {
  return {
    subject: 'Vos coordonnées ont changé',
    wording: { key: 'changement-pris-en-compte', values: { titulaire: holder } },
    paragraphs: [
      `Bonjour ${holder},`,
      'Le changement demandé dans votre espace personnel Enim est pris en compte\u00a0:',
      { facts: [[names[field].label, describe(field, value)]] },
      ...(field === 'email'
        ? [
            'Par sécurité, toutes les connexions ouvertes ont été fermées\u00a0: identifiez-vous à nouveau. Le code à usage unique est désormais envoyé à la nouvelle adresse.',
          ]
        : []),
      'Vous n’êtes pas à l’origine de ce changement\u00a0? Contactez l’Enim sans attendre.',
      { link: { label: 'Mon espace personnel', href: `${settings.publicUrl}/espace/parametres` } },
    ],
  }
}

/** To the present address: the new one never answered. */
export function lapsedLetter({ holder }: Contact, value: string): Letter {
  return {
    subject: 'Votre adresse e-mail n’a pas été changée',
    paragraphs: [
      `Bonjour ${holder},`,
      `La nouvelle adresse e-mail ${maskMail(value)} n’a pas été confirmée dans les ${String(limits.changeConfirmationDays)} jours. Votre adresse reste celle-ci.`,
      'Pour la changer, faites-en à nouveau la demande dans les paramètres de votre compte.',
    ],
  }
}

export function codeChangedLetter(
  { settings }: Pick<Deps, 'settings'>,
  { holder }: Contact,
  at: Date,
): Letter {
  return {
    subject: 'Votre mot de passe a été modifié',
    wording: {
      key: 'mot-de-passe-modifie',
      values: { titulaire: holder, date: formatDateTime(at) },
    },
    paragraphs: [
      `Bonjour ${holder},`,
      `Le mot de passe de votre espace personnel Enim a été modifié le ${formatDateTime(at)} (heure de Paris). Tous les autres accès ont été fermés.`,
      'Vous n’êtes pas à l’origine de ce changement\u00a0? Choisissez aussitôt un nouveau mot de passe.',
      {
        link: {
          label: 'Mot de passe oublié',
          href: `${settings.publicUrl}/connexion/mot-de-passe-oublie`,
        },
      },
    ],
  }
}

export function closedLetter({ holder, name }: Contact, reason: 'asked' | 'unused'): Letter {
  return {
    subject: 'Votre compte est clos',
    paragraphs: [
      `Bonjour ${holder},`,
      reason === 'asked'
        ? `Comme vous l’avez demandé, l’espace personnel Enim de ${name} est clos.`
        : `L’espace personnel Enim de ${name} n’a pas servi depuis ${String(limits.inactiveYears)} ans\u00a0: il est clos.`,
      'Vos coordonnées ont été effacées du compte. Les demandes déjà envoyées à l’Enim, leurs accusés et les documents sont conservés, comme la loi le prévoit pour les archives publiques.',
      'Vous n’y avez plus accès. Une nouvelle première connexion rouvre l’espace de cet employeur.',
    ],
  }
}

export function inactivityLetter(
  { settings }: Pick<Deps, 'settings'>,
  { holder, name }: Contact,
  closesAt: Date,
): Letter {
  return {
    subject: `Votre compte sera clos le ${formatDate(closesAt)}`,
    wording: {
      key: 'compte-bientot-clos',
      values: { titulaire: holder, employeur: name, cloture: formatDate(closesAt) },
    },
    paragraphs: [
      `Bonjour ${holder},`,
      `Personne ne s’est connecté à l’espace personnel Enim de ${name} depuis près de ${String(limits.inactiveYears)} ans. Sans connexion d’ici là, il sera clos le ${formatDate(closesAt)} et vos coordonnées seront effacées.`,
      'Pour le garder, il suffit de vous connecter une fois.',
      { link: { label: 'Me connecter', href: `${settings.publicUrl}/connexion` } },
    ],
  }
}

function linkOf(publicUrl: string, token: string): string {
  return `${publicUrl}/connexion/changement?cle=${token}`
}

function describe(field: ChangeableField, value: string): string {
  switch (field) {
    case 'email':
      return `remplacée par ${maskMail(value)}`
    case 'mobile':
      return value === '' ? 'supprimé' : `remplacé par ${maskMobile(value)}`
    case 'address':
      return 'remplacée'
  }
}
