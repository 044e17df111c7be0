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

export function historyPage(kind: string, entryId: string): string {
  return `/plugins/redaction/historique/${kind}/${entryId}`
}
