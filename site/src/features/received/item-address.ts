import type { ReceivedItem } from 'content-types'

/** Where a line leads; a document opens as a file. */
export function itemAddress({ kind, about }: ReceivedItem): string {
  switch (kind) {
    case 'document':
      return `/api/documents/${encodeURIComponent(about)}/file`
    case 'receipt':
      return `/espace/demandes/${encodeURIComponent(about)}#accuses`
    case 'answer':
      return `/espace/demandes/${encodeURIComponent(about)}#echanges`
    case 'payment':
      return '/espace/versements'
  }
}
