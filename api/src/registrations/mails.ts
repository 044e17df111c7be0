import { formatDateTime, formatSiret } from 'content-types'
import type { Letter } from '../outbox/index.ts'

interface Confirmation {
  holder: string
  siret: string
  href: string
  expiresAt: Date
}

export function confirmationLetter({ holder, siret, href, expiresAt }: Confirmation): Letter {
  return {
    subject: 'Confirmez votre première connexion',
    wording: {
      key: 'premiere-connexion',
      values: {
        titulaire: holder,
        siret: formatSiret(siret),
        'fin-de-validite': formatDateTime(expiresAt),
      },
    },
    paragraphs: [
      `Bonjour ${holder},`,
      `Vous avez demandé l’ouverture de votre espace personnel Enim pour le SIRET ${formatSiret(siret)}. ` +
        'Pour l’activer, ouvrez ce lien puis appuyez sur « Activer mon compte ».',
      { link: { label: 'Activer mon compte', href } },
      `Ce lien sert une seule fois, jusqu’au ${formatDateTime(expiresAt)} (heure de Paris).`,
      'Si vous n’avez rien demandé, ne faites rien : aucun compte ne sera ouvert.',
    ],
  }
}

interface Welcome {
  holder: string
  siret: string
  publicUrl: string
}

export function welcomeLetter({ holder, siret, publicUrl }: Welcome): Letter {
  return {
    subject: 'Votre compte est actif',
    wording: { key: 'compte-actif', values: { titulaire: holder, siret: formatSiret(siret) } },
    paragraphs: [
      `Bonjour ${holder},`,
      'Votre espace personnel Enim est ouvert. Vous pouvez vous identifier avec votre numéro de SIRET ' +
        `(${formatSiret(siret)}) et le mot de passe à 6 chiffres que vous avez choisi.`,
      { link: { label: 'Accéder à mon espace personnel', href: `${publicUrl}/connexion` } },
      'L’Enim ne vous demandera jamais votre mot de passe, ni par e-mail, ni par téléphone.',
    ],
  }
}
