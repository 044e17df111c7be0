import type { draftChangeSchema } from 'content-types'
import type * as z from 'zod'
import type { Deps } from '../deps.ts'
import { notFound } from '../platform/problems.ts'
import { findTyped, type TypedDraft } from './draft-store.ts'
import { cleanForm, type TypedForm } from './form.ts'
import { alreadySent, changedElsewhere } from './problems.ts'
import { findThread } from './reply-store.ts'
import { saveIfKnown } from './save-draft-store.ts'
import { isSent } from './sent-store.ts'

type Change = z.output<typeof draftChangeSchema>

/**
 * Keeps what a page holds while it is typed, and says when. A form in which nothing is typed makes
 * no draft; what is already kept is not written again.
 */
export async function saveTyping(
  deps: Deps,
  accountId: string,
  key: string,
  { knownAt, ...typed }: Change,
): Promise<string> {
  const form = cleanForm({ key, ...typed })
  if (form.kind === 'reply' && !(await findThread(deps, accountId, form.reference))) {
    throw notFound()
  }
  const owner = { accountId, key }
  const before = await findTyped(deps, owner)
  if (!before && form.object === '' && form.text === '') return deps.clock.now().toISOString()
  if (before && isSame(before, form)) return before.savedAt

  const savedAt = await saveIfKnown(deps, accountId, form, knownAt)
  if (savedAt !== undefined) return savedAt
  if (await isSent(deps, accountId, form)) throw alreadySent()
  const now = await findTyped(deps, owner)
  if (now && isSame(now, form)) return now.savedAt
  throw changedElsewhere(now ? new Date(now.savedAt) : deps.clock.now(), deps.clock.now())
}

function isSame(draft: TypedDraft, form: TypedForm): boolean {
  const contentOf = ({ kind, theme, object, text, pieces }: TypedForm | TypedDraft) =>
    JSON.stringify([kind, theme, object, text, pieces])
  return contentOf(draft) === contentOf(form) && (draft.reference ?? '') === form.reference
}
