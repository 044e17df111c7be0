/** What the server says of agreements. */
export interface AgreementLine {
  id: number
  kind: string
  kindWords: string
  entryId: string
  title: string
  state: 'asked' | 'agreed' | 'sent-back' | 'withdrawn'
  askedByName: string
  askedAt: string
  decidedByName: string | null
  remark: string | null
}

export interface AgreementOfEntry {
  needed: boolean
  agreed: boolean
  last: AgreementLine | null
  mayDecide: boolean
}

export interface SettingAnswer {
  setting: { asked: boolean; kinds: string[] }
  kinds: { kind: string; label: string }[]
  maySet: boolean
}
