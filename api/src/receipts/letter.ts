import { count, formatBytes, formatSiret } from 'content-types'
import type { Letter } from '../outbox/index.ts'
import type { ReceiptContent } from './content.ts'
import { notAcknowledged, sayInstant, sayReceived, saySilence, sayTaken } from './wording.ts'

type Paragraphs = Letter['paragraphs']

/** The mail of an accusé d’enregistrement or de réception (CRPA, L112-11 and R112-11-1). */
export function receiptLetter(publicUrl: string, content: ReceiptContent): Letter {
  const { kind, reference, sender } = content
  const name = kind === 'aee' ? 'Accusé d’enregistrement' : 'Accusé de réception'
  return {
    subject: `${name} ${reference}`,
    paragraphs: [
      `Bonjour ${sender.holder},`,
      ...(kind === 'aee' ? registered(content) : takenInCharge(content)),
      link('Voir ma demande', `${publicUrl}/espace/demandes/${reference}`),
      'Cet accusé peut être vérifié par toute personne à qui vous le remettez :',
      link('Vérifier cet accusé', `${publicUrl}/verifier/${reference}`),
    ],
  }
}

function registered(content: ReceiptContent): Paragraphs {
  return [
    sayReceived(content),
    { facts: [...sendingFacts(content), ...senderFacts(content)] },
    ...fileBlocks(content),
    notAcknowledged,
  ]
}

function takenInCharge(content: ReceiptContent): Paragraphs {
  const { contact, issuedAt, remedies } = content
  return [
    sayTaken(content),
    {
      facts: [
        ...sendingFacts(content),
        ['Pris en charge', sayInstant(issuedAt)],
        ...(contact
          ? ([
              ['Adresse', contact.address],
              ['Adresse électronique', contact.email],
              ['Téléphone', contact.phone],
            ] as const)
          : []),
        ...senderFacts(content),
      ],
    },
    ...saySilence(content),
    ...(remedies === undefined ? [] : ['Délais et voies de recours :', remedies]),
    ...fileBlocks(content),
  ]
}

type Facts = (readonly [label: string, value: string])[]

function sendingFacts({ reference, receivedAt, theme, service, object }: ReceiptContent): Facts {
  return [
    ['Référence', reference],
    ['Reçu par voie électronique par l’Enim', sayInstant(receivedAt)],
    ['Thème', theme],
    ['Service', service],
    ['Objet', object],
  ]
}

function senderFacts({ sender }: ReceiptContent): Facts {
  return [
    ['Employeur', `${sender.name} (SIRET ${formatSiret(sender.siret)})`],
    ['Envoyé par', `${sender.holder}, ${sender.email}`],
  ]
}

function fileBlocks({ files }: ReceiptContent): Paragraphs {
  if (files.length === 0) return []
  const items = files.map(
    ({ name, bytes, sha256 }) => `${name} (${formatBytes(bytes)}, SHA-256 ${sha256})`,
  )
  return [`${count(files.length, 'fichier')} :`, { items }]
}

function link(label: string, href: string) {
  return { link: { label, href } }
}
