import { findAccountId } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import { recordEvent } from '../journal/index.ts'
import { writeIf } from '../platform/claim.ts'
import type { Statement } from '../platform/database.ts'
import { removeReceived } from '../received/index.ts'
import { findPublished, findPublishedById, type PublishedDocument } from './store.ts'
import { isNotWithdrawn, markWithdrawn } from './trace-store.ts'

export interface Withdrawn {
  owner: { accountId: string } | { siret: string }
  document: { id: string } | { reference: string }
  /** A French sentence: the employer reads it. */
  reason: string
}

export type WithdrawalOutcome = 'withdrawn' | 'already-withdrawn' | 'unknown'

/**
 * Takes a document offline: its line stays, with the reason. `alongside` is written in the same
 * batch. A document of somebody else is unknown.
 */
export async function withdrawDocument(
  deps: Pick<Deps, 'database' | 'clock'>,
  { owner, document: named, reason }: Withdrawn,
  alongside: readonly Statement[] = [],
): Promise<WithdrawalOutcome> {
  const accountId = 'accountId' in owner ? owner.accountId : await findAccountId(deps, owner.siret)
  if (accountId === undefined) return 'unknown'
  const document = await find(deps, accountId, named)
  if (!document) return 'unknown'
  const { id } = document
  const withdrawal = { accountId, id, reason }
  const written = await writeIf(deps.database, isNotWithdrawn(withdrawal), [
    markWithdrawn(withdrawal, deps.clock.now()),
    removeReceived(accountId, { kind: 'document', subject: id }),
    recordEvent(deps, { event: 'document-withdrawn', actor: 'enim', accountId, about: id }),
    ...alongside,
  ])
  return written === undefined ? 'already-withdrawn' : 'withdrawn'
}

function find(
  deps: Pick<Deps, 'database'>,
  accountId: string,
  named: Withdrawn['document'],
): Promise<PublishedDocument | undefined> {
  return 'id' in named
    ? findPublishedById(deps, accountId, named.id)
    : findPublished(deps, accountId, named.reference)
}
