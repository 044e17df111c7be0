import type { DraftKind } from 'content-types'

interface Place {
  kind: DraftKind
  /** Of the request that a reply belongs to. */
  reference?: string | null | undefined
}

/** The page where a form of this kind is written. */
export function pageOf({ kind, reference }: Place): `/espace/${string}` {
  if (kind === 'reply') return `/espace/demandes/${encodeURIComponent(reference ?? '')}`
  return kind === 'document' ? '/espace/transmettre' : '/espace/question'
}

/** The page that shows the form as it was kept. */
export function draftAddress(draft: Place & { key: string }): `/espace/${string}` {
  return `${pageOf(draft)}?brouillon=${encodeURIComponent(draft.key)}`
}
