export interface JournalLine {
  id: number
  at: string
  personName: string
  actionWords: string
  kind: string
  kindWords: string
  entryId: string
  title: string
  details: string
}

export interface JournalAnswer {
  lines: JournalLine[]
  total: number
  page: number
  pages: number
  people: { id: number; name: string }[]
  kinds: { kind: string; label: string }[]
}
