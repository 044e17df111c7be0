import type { DraftKind, DraftList } from 'content-types'
import type { Answer } from '../../lib/api.ts'

/** Drafts of this kind beside the one that the page shows; a page does without them if need be. */
export function otherDrafts(
  answer: Answer<DraftList>,
  kind: DraftKind,
  shownKey: string,
): DraftList['drafts'] {
  if (!answer.ok) return []
  return answer.value.drafts.filter((draft) => draft.kind === kind && draft.key !== shownKey)
}
