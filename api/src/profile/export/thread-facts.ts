import { callbackSlots, messageKinds, receiptKinds } from 'content-types'
import type { ExportedThread } from '../../threads/index.ts'
import { receiptPath } from './archived-files.ts'
import type { Facts } from './facts.ts'

const outcomes = { called: 'appel passé', cancelled: 'annulé' } as const

/** What came after the deposit of a request. */
export function threadFacts(
  reference: string,
  { messages, callbacks, openings, receipts }: ExportedThread,
): Facts {
  return {
    Échanges: messages.map(({ kind, at, author, text, pieces }) => ({
      Nature: messageKinds[kind],
      Date: new Date(at),
      Auteur: author,
      Texte: text,
      Pièces: pieces.map(({ label, dueOn, sentAt }) => ({
        Pièce: label,
        'Attendue avant le': dueOn,
        'Envoyée le': sentAt === null ? null : new Date(sentAt),
      })),
    })),
    'Rappels demandés': callbacks.map(({ phone, day, slot, askedAt, endedAt, outcome }) => ({
      Téléphone: phone,
      Jour: day,
      Moment: callbackSlots[slot],
      'Demandé le': askedAt,
      'Terminé le': endedAt,
      Suite: outcome === null ? null : outcomes[outcome],
    })),
    Accusés: receipts.map(({ id, kind, issuedAt }) => ({
      Nature: receiptKinds[kind],
      'Établi le': issuedAt,
      'Dans l’archive': { path: receiptPath(reference, { id, kind }) },
    })),
    'Fichiers ouverts par l’Enim': openings.map(({ at, service, fileName }) => ({
      Fichier: fileName,
      Service: service,
      Date: at,
    })),
  }
}
