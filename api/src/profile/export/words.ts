import type { Channel, ChangeableField, NotificationKind } from 'content-types'
import type { ExportedChange } from '../export-store.ts'
import type { Facts } from './facts.ts'

export const kindNames: Record<NotificationKind, string> = {
  security: 'Sécurité du compte',
  documents: 'Nouveaux documents',
  answers: 'Réponses de l’Enim',
  payments: 'Versements',
}

export const channelNames: Record<Channel, string> = { mail: 'E-mail', sms: 'SMS' }

export const messageStates = {
  waiting: 'en attente',
  sent: 'envoyé',
  skipped: 'non envoyé : aucun envoi de SMS n’est réglé',
  dead: 'non remis',
} as const

const fieldNames: Record<ChangeableField, string> = {
  email: 'Adresse e-mail',
  mobile: 'Téléphone mobile',
  address: 'Adresse postale',
}

const changeStates: Record<ExportedChange['state'], string> = {
  pending: 'en attente',
  applied: 'appliqué',
  cancelled: 'annulé',
  replaced: 'remplacé par un autre',
  expired: 'non confirmé à temps',
}

export function changeFacts(change: ExportedChange): Facts {
  return {
    Donnée: fieldNames[change.field],
    'Nouvelle valeur': change.state === 'pending' ? change.value || 'suppression' : null,
    État: changeStates[change.state],
    'Demandé le': change.askedAt,
    'Prévu le': change.appliesAt,
    'Confirmé le': change.confirmedAt,
  }
}
