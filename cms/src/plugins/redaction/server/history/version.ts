import { ownType } from '../own-type.ts'
import type { Snapshot } from './snapshot.ts'

export const versionUid = 'plugin::redaction.version'

export type Action =
  | 'earlier'
  | 'create'
  | 'update'
  | 'publish'
  | 'unpublish'
  | 'discardDraft'
  | 'delete'
  | 'clone'
  | 'restore'

/** What an entry said after something was done to it; of what was deleted, what it said last. */
export interface Version {
  kind: string
  entryId: string
  at: string
  /** Absent when the portal itself did it. */
  personId: number | null
  personName: string
  action: Action
  title: string
  snapshot: Snapshot
  fingerprint: string
}

export const versionType = ownType(
  { singular: 'version', plural: 'versions', label: 'Version' },
  {
    kind: { type: 'string', required: true },
    entryId: { type: 'string', required: true },
    at: { type: 'datetime', required: true },
    personId: { type: 'integer' },
    personName: { type: 'string', required: true },
    action: { type: 'string', required: true },
    title: { type: 'text', required: true },
    snapshot: { type: 'json', required: true },
    fingerprint: { type: 'string', required: true },
  },
  [{ name: 'redaction_versions_entry_index', columns: ['entry_id', 'at'] }],
)
