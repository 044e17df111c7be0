import { count, formatBytes, formatSiret } from 'content-types'
import type { Letter } from '../outbox/index.ts'
import type { MirroredTheme } from '../themes/index.ts'
import type { NewRequest } from './store.ts'

export interface SentFile {
  name: string
  bytes: number
  sha256: string
}

/** The accusé d’enregistrement électronique (CRPA, L112-11 and R112-11-1). */
export function receiptLetter(
  publicUrl: string,
  request: NewRequest,
  files: readonly SentFile[],
): Letter {
  const what = request.kind === 'question' ? 'Votre question' : 'Votre document'
  const done = request.kind === 'question' ? 'transmise' : 'transmis'
  return {
    subject: `Accusé d’enregistrement ${request.reference}`,
    paragraphs: [
      `Bonjour ${request.holder},`,
      `${what} a bien été ${done} à l'Enim (service ${request.themeName}). Référence : ${request.reference}.`,
      {
        facts: [
          ['Référence', request.reference],
          ['Reçu par voie électronique par l’Enim', withOffset(request.sentAt)],
          ['Thème', request.themeName],
          ['Service', request.serviceName],
          ['Objet', request.object],
          ['Employeur', `${request.employerName} (SIRET ${formatSiret(request.siret)})`],
          ['Envoyé par', `${request.holder}, ${request.email}`],
        ],
      },
      ...(files.length === 0
        ? []
        : [
            `${count(files.length, 'fichier')} :`,
            {
              items: files.map(
                ({ name, bytes, sha256 }) => `${name} (${formatBytes(bytes)}, SHA-256 ${sha256})`,
              ),
            },
          ]),
      'Cet accusé d’enregistrement ne vaut pas accusé de réception.',
      {
        link: {
          label: 'Voir ma demande',
          href: `${publicUrl}/espace/demandes/${request.reference}`,
        },
      },
    ],
  }
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

export function infectedLetter(
  publicUrl: string,
  { holder, name, reference }: { holder: string; name: string; reference: string },
): Letter {
  return {
    subject: `Un fichier de votre demande ${reference} a été refusé`,
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
