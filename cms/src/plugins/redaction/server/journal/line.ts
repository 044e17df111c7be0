import type { Core } from '@strapi/strapi'
import { ownType } from '../own-type.ts'
import { actingPerson, type Person } from '../person.ts'
import { rowsOf } from '../rows.ts'

export const lineUid = 'plugin::redaction.journal-line'

/** Who did what, to what, and when; nobody changes or removes a line. */
export interface Line {
  at: string
  personId: number | null
  personName: string
  action: string
  /** Strapi's identifier of a kind of content, or one of `otherKinds`. */
  kind: string
  entryId: string
  title: string
  /** The fields that changed, or another sentence. */
  details: string
}

export const THE_PORTAL = 'Le portail'

export const lineType = ownType(
  { singular: 'journal-line', plural: 'journal-lines', label: 'Ligne du journal' },
  {
    at: { type: 'datetime', required: true },
    personId: { type: 'integer' },
    personName: { type: 'string', required: true },
    action: { type: 'string', required: true },
    kind: { type: 'string', required: true },
    entryId: { type: 'string', required: true },
    title: { type: 'text', required: true },
    details: { type: 'text' },
  },
  [
    { name: 'redaction_journal_at_index', columns: ['at'] },
    { name: 'redaction_journal_person_index', columns: ['person_id', 'at'] },
    { name: 'redaction_journal_kind_index', columns: ['kind', 'at'] },
  ],
)

/** In the transaction that is under way, if there is one. */
export async function writeLine(
  strapi: Core.Strapi,
  line: Pick<Line, 'action' | 'kind' | 'entryId' | 'title'> & { details?: string },
  person: Person | undefined = actingPerson(strapi),
): Promise<void> {
  await rowsOf<Line>(strapi, lineUid).create({
    data: {
      details: '',
      ...line,
      at: new Date().toISOString(),
      personId: person?.id ?? null,
      personName: person?.name ?? THE_PORTAL,
    },
  })
}
