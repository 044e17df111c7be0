/** What the server says of versions. */
export interface VersionLine {
  id: number
  at: string
  personName: string
  actionWords: string
  title: string
}

export interface FieldDifference {
  field: string
  label: string
  parts: { kind: 'same' | 'removed' | 'added'; text: string }[]
  onlyLooks: boolean
}

export interface ShownVersion {
  version: VersionLine
  isFirst: boolean
  changed: FieldDifference[]
  /** Absent when the entry was deleted. */
  sincePresent: FieldDifference[] | null
}

export interface Restored {
  /** Another one when the entry had been deleted. */
  documentId: string
  /** What the version refers to and is not there any more. */
  missing: string[]
}

export function historyPage(kind: string, entryId: string): string {
  return `/plugins/redaction/historique/${kind}/${entryId}`
}
