import type { ReceivedKind } from 'content-types'
import type { Statement } from '../platform/database.ts'
import { foldWords } from '../platform/fold.ts'
import { createId } from '../platform/tokens.ts'

/** Something that Enim gives to an employer. */
export interface ReceivedFact {
  /** An employer without an account is told nothing: the page of its kind will show it. */
  owner: { accountId: string } | { siret: string }
  kind: ReceivedKind
  /**
   * Names it among those of its kind: a document's id, `partOf` its request, a payment's reference.
   */
  subject: string
  /** Empty for what has no theme. */
  themeSlug: string
  label: string
  at: Date
  /** What its holder had in hand already is not new: the receipt of what they just sent. */
  isNew: boolean
}

/** The subject of a receipt or of an answer, which are found by their request. */
export function partOf(reference: string, id: string): string {
  return `${reference}:${id}`
}

/** For the same batch as what it tells of. Told again, it changes its label and its day alone. */
export function recordReceived(facts: readonly ReceivedFact[]): Statement {
  const rows = facts.map(({ owner, kind, subject, themeSlug, label, at, isNew }) => [
    createId(),
    'accountId' in owner ? owner.accountId : null,
    'siret' in owner ? owner.siret : null,
    kind,
    subject,
    themeSlug,
    label,
    at.getTime(),
    isNew ? null : at.getTime(),
    foldWords(`${label} ${referenceIn(kind, subject)}`),
  ])
  return {
    sql: `INSERT INTO received_items (id, account_id, kind, subject, theme_slug, label, at,
            opened_at, words)
          SELECT j.value ->> 0,
            coalesce(j.value ->> 1, (SELECT a.id FROM accounts a
              WHERE a.siret = j.value ->> 2 AND a.closed_at IS NULL)) AS owner,
            j.value ->> 3, j.value ->> 4, j.value ->> 5, j.value ->> 6, j.value ->> 7,
            j.value ->> 8, j.value ->> 9
          FROM json_each(?) j WHERE owner IS NOT NULL
          ON CONFLICT (account_id, kind, subject) DO UPDATE
            SET label = excluded.label, words = excluded.words, at = excluded.at,
              theme_slug = excluded.theme_slug`,
    args: [JSON.stringify(rows)],
  }
}

/** A document's id is no word that anybody looks for. */
function referenceIn(kind: ReceivedKind, subject: string): string {
  return kind === 'document' ? '' : subject.replace(/:.*/, '')
}

/** Its holder has opened it. */
export function openReceived(
  accountId: string,
  { kind, subject }: Pick<ReceivedFact, 'kind' | 'subject'>,
  at: Date,
): Statement {
  return {
    sql: `UPDATE received_items SET opened_at = ?
          WHERE account_id = ? AND kind = ? AND subject = ? AND opened_at IS NULL`,
    args: [at, accountId, kind, subject],
  }
}

/** What was withdrawn is no longer in the list. */
export function removeReceived(
  accountId: string,
  { kind, subject }: Pick<ReceivedFact, 'kind' | 'subject'>,
): Statement {
  return {
    sql: 'DELETE FROM received_items WHERE account_id = ? AND kind = ? AND subject = ?',
    args: [accountId, kind, subject],
  }
}
