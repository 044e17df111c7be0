import type { Account, Channel, NotificationChoice, NotificationKind } from 'content-types'

export const kindWords: Record<NotificationKind, { label: string; hint: string }> = {
  security: {
    label: 'Sécurité de mon compte',
    hint: 'Connexion d’un nouveau navigateur, accès bloqué, changement de mot de passe ou de coordonnées',
  },
  documents: {
    label: 'Nouveaux documents',
    hint: 'Une attestation, un relevé ou un courrier est mis à votre disposition',
  },
  answers: {
    label: 'Réponses de l’Enim',
    hint: 'Un service a pris votre demande en charge ou vous a répondu',
  },
  payments: { label: 'Mes versements', hint: 'Un versement est prévu, émis ou rejeté' },
}

export const channelWords: Record<Channel, string> = { mail: 'E-mail', sms: 'SMS' }

type Cell = Pick<NotificationChoice, 'kind' | 'channel'>

/** Whether the choice is not the holder's to make, as long as the account is what it is. */
export function isFixed({ mobile }: Account, { kind, channel }: Cell): boolean {
  return channel === 'mail' ? kind === 'security' : mobile === null
}

export function boxName({ kind, channel }: Cell): string {
  return `${kind}-${channel}`
}
