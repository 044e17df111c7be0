import type { DocumentKind } from 'content-types'

export const kindLabels = {
  attestation: 'Attestation',
  bulletin: 'Bulletin',
  relevé: 'Relevé',
  décision: 'Décision',
  échéancier: 'Échéancier',
  notification: 'Notification',
  courrier: 'Courrier',
} satisfies Record<DocumentKind, string>
