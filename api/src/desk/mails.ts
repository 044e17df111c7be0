import { formatSiret } from 'content-types'
import type { Letter } from '../outbox/index.ts'

/** Tells that there is something to read, and nothing of what it says. */
export function newsLetter(publicUrl: string, holder: string, reference: string): Letter {
  return {
    subject: 'Un message de l’Enim vous attend',
    wording: { key: 'message-de-l-enim', values: { titulaire: holder } },
    paragraphs: [
      `Bonjour ${holder},`,
      'L’Enim vous a écrit au sujet d’une demande que vous avez transmise. ' +
        'Pour le lire, connectez-vous à votre espace personnel.',
      { link: { label: 'Lire le message', href: `${publicUrl}/espace/demandes/${reference}` } },
    ],
  }
}

export const newsSms = 'Enim : un message vous attend dans votre espace personnel.'

interface Moved {
  reference: string
  employerName: string
  siret: string
  from: string
}

/** Tells a service that a request came from another one, and nothing of what it says. */
export function movedLetter(
  publicUrl: string,
  { reference, employerName, siret, from }: Moved,
): Letter {
  return {
    subject: `Une demande vous est transmise : ${reference}`,
    paragraphs: [
      `Une demande arrive d’un autre service : ${from}.`,
      {
        facts: [
          ['Référence', reference],
          ['Employeur', `${employerName} (SIRET ${formatSiret(siret)})`],
        ],
      },
      { link: { label: 'Ouvrir la demande', href: `${publicUrl}/agents/demandes/${reference}` } },
    ],
  }
}

/** What a service is told in the morning: references, and nothing of what they are about. */
export function watchLetter(
  publicUrl: string,
  sections: readonly { title: string; references: readonly string[] }[],
): Letter {
  return {
    subject: 'Délais et rappels à surveiller aujourd’hui',
    paragraphs: [
      'Des demandes de votre service attendent d’être vues aujourd’hui.',
      ...sections.flatMap(({ title, references }) => [`${title} :`, { items: references }]),
      { link: { label: 'Ouvrir la file du service', href: `${publicUrl}/agents?vue=delais` } },
    ],
  }
}
