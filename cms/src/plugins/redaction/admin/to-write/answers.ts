import type { FaqFigures, ToWriteItem } from 'content-types'

/** Null while the api does not answer. */
export interface ToWriteAnswer {
  items: ToWriteItem[] | null
}

export interface FiguresAnswer {
  figures: FaqFigures['figures'] | null
}

export interface ReviewsAnswer {
  reviews: { documentId: string; title: string; reviewOn: string }[]
}

export const faqUid = 'api::faq-entry.faq-entry'

export function entryPage(uid: string, documentId: string): string {
  return `/content-manager/collection-types/${uid}/${documentId}`
}
