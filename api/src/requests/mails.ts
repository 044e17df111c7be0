import { formatSiret } from 'content-types'
import type { Letter } from '../outbox/index.ts'
import type { MirroredTheme } from '../themes/index.ts'
import type { NewRequest } from './store.ts'

export interface SentFile {
  name: string
  bytes: number
  sha256: string
}

/** Tells the service that there is something to read, and nothing of what it says. */
export function serviceNotice(theme: MirroredTheme, request: NewRequest, files: number): Letter {
  const what = request.kind === 'question' ? 'Une question' : 'Un envoi de documents'
  return {
    subject: `${what} sur le thème ${theme.name} : ${request.reference}`,
    paragraphs: [
      `${what} est arrivé${request.kind === 'question' ? 'e' : ''} sur l’espace personnel Enim.`,
      {
        facts: [
          ['Référence', request.reference],
          ['Thème', theme.name],
          ['Employeur', `${request.employerName} (SIRET ${formatSiret(request.siret)})`],
          ['Fichiers', String(files)],
          ['Reçu', withOffset(request.sentAt)],
        ],
      },
    ],
  }
}

/** The same of a reply. */
export function replyNotice(
  theme: MirroredTheme,
  reply: { reference: string; employerName: string; siret: string; at: Date },
  files: number,
): Letter {
  return {
    subject: `Un message sur le thème ${theme.name} : ${reply.reference}`,
    paragraphs: [
      'Un employeur a répondu dans une demande, sur l’espace personnel Enim.',
      {
        facts: [
          ['Référence', reply.reference],
          ['Thème', theme.name],
          ['Employeur', `${reply.employerName} (SIRET ${formatSiret(reply.siret)})`],
          ['Fichiers', String(files)],
          ['Reçu', withOffset(reply.at)],
        ],
      },
    ],
  }
}

export function infectedLetter(
  publicUrl: string,
  { holder, name, reference }: { holder: string; name: string; reference: string },
): Letter {
  return {
    subject: `Un fichier de votre demande ${reference} a été refusé`,
    wording: { key: 'fichier-refuse', values: { titulaire: holder, fichier: name, reference } },
    paragraphs: [
      `Bonjour ${holder},`,
      `L’antivirus de l’Enim a reconnu un virus dans le fichier « ${name} » de votre demande ${reference}. ` +
        'Ce fichier ne sera lu par personne ; les autres fichiers de la demande ne sont pas concernés.',
      'Faites vérifier l’appareil d’où vient ce fichier, puis transmettez-en une version saine dans une nouvelle demande, en rappelant cette référence.',
      { link: { label: 'Voir ma demande', href: `${publicUrl}/espace/demandes/${reference}` } },
    ],
  }
}

const paris = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  dateStyle: 'long',
  timeStyle: 'medium',
})

const offset = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  timeZoneName: 'longOffset',
})

/** « 3 février 2026 à 14:02:09 (UTC+01:00) »: a receipt says its instant without doubt. */
function withOffset(date: Date): string {
  const zone = offset.formatToParts(date).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return `${paris.format(date)} (${zone})`
}
