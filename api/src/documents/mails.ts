import { count } from 'content-types'
import type { Letter } from '../outbox/index.ts'

/** Tells that there is something to fetch, and nothing of what it is. */
export function documentsLetter(publicUrl: string, holder: string, total: number): Letter {
  const waiting =
    total === 1
      ? 'Un document vous attend dans votre espace'
      : `${count(total, 'document')} vous attendent dans votre espace`
  return {
    subject: waiting,
    wording: {
      key: 'documents-en-attente',
      values: { titulaire: holder, documents: count(total, 'document') },
    },
    paragraphs: [
      `Bonjour ${holder},`,
      `${waiting} personnel. Pour ${total === 1 ? 'le' : 'les'} lire, connectez-vous.`,
      { link: { label: 'Voir mes documents', href: `${publicUrl}/espace/obtenir` } },
    ],
  }
}

export function documentsSms(total: number): string {
  return total === 1
    ? 'Enim : un document vous attend dans votre espace personnel.'
    : 'Enim : des documents vous attendent dans votre espace personnel.'
}
