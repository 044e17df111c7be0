import { formatDate } from 'content-types'
import { problem, type Problem } from '../platform/problems.ts'
import type { StoredDocument } from './store.ts'

/** Why a document's file is no longer given; undefined when it is. */
export function findAbsence({
  withdrawnAt,
  withdrawnReason,
  replacedAt,
}: StoredDocument): Problem | undefined {
  if (withdrawnAt !== null) {
    return gone(`Ce document a été retiré le ${formatDate(withdrawnAt)}. ${withdrawnReason ?? ''}`)
  }
  if (replacedAt !== null) {
    return gone(
      `Ce document a été remplacé le ${formatDate(replacedAt)}. ` +
        'Vous trouverez celui qui le remplace dans la liste de vos documents.',
    )
  }
  return undefined
}

function gone(title: string): Problem {
  return problem({ type: 'withdrawn', title })
}
