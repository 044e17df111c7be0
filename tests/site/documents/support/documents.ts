import type { DocumentList, PersonalDocument } from 'content-types'

export function makeDocument(changes: Partial<PersonalDocument> = {}): PersonalDocument {
  return {
    id: 'd1',
    publishedAt: '2026-03-05T08:00:00.000Z',
    kind: 'relevé',
    description: 'Relevé de mars',
    theme: { slug: 'cotisation', name: 'Cotisation' },
    bytes: 20_480,
    isNew: false,
    trace: null,
    ...changes,
  }
}

export function listOf(
  documents: PersonalDocument[],
  changes: Partial<DocumentList> = {},
): DocumentList {
  const total = documents.length
  return { documents, page: 1, pages: 1, total, kinds: [], ...changes }
}
