import { ownType } from '../own-type.ts'

export const agreementUid = 'plugin::redaction.agreement'

/** One asking, and what became of it; the last one of an entry counts. */
export interface Agreement {
  kind: string
  entryId: string
  title: string
  state: 'asked' | 'agreed' | 'sent-back' | 'withdrawn'
  /** What the draft said when it was asked for: agreed for these words alone. */
  fingerprint: string
  askedById: number
  askedByName: string
  askedByEmail: string
  askedAt: string
  decidedById: number | null
  decidedByName: string | null
  decidedAt: string | null
  remark: string | null
}

export const agreementType = ownType(
  { singular: 'agreement', plural: 'agreements', label: 'Accord' },
  {
    kind: { type: 'string', required: true },
    entryId: { type: 'string', required: true },
    title: { type: 'text', required: true },
    state: { type: 'string', required: true },
    fingerprint: { type: 'string', required: true },
    askedById: { type: 'integer', required: true },
    askedByName: { type: 'string', required: true },
    askedByEmail: { type: 'string', required: true },
    askedAt: { type: 'datetime', required: true },
    decidedById: { type: 'integer' },
    decidedByName: { type: 'string' },
    decidedAt: { type: 'datetime' },
    remark: { type: 'text' },
  },
  [
    { name: 'redaction_agreements_entry_index', columns: ['kind', 'entry_id'] },
    { name: 'redaction_agreements_state_index', columns: ['state'] },
  ],
)
