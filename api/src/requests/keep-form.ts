import type { FieldError } from 'content-types'
import type { Deps } from '../deps.ts'
import { rememberForm, type RecognisedForm } from '../forms/index.ts'
import { writeIf } from '../platform/claim.ts'
import { saveDraft } from './save-draft-store.ts'
import type { TypedForm } from './form.ts'
import { findThread } from './reply-store.ts'
import { notSent } from './sent-store.ts'
import { insertFile, type NewFile } from './store.ts'

/**
 * Keeps as a draft what a refused form held, with its files that are right; `known` says which of
 * them are a version of a blank form.
 */
export async function keepRefused(
  deps: Deps,
  accountId: string,
  form: TypedForm,
  errors: readonly FieldError[],
  files: readonly NewFile[],
  known: readonly (RecognisedForm | undefined)[] = [],
): Promise<void> {
  const owner = { accountId, key: form.key }
  await deps.database.write([
    ...saveDraft(form, accountId, errors, deps.clock.now()),
    ...files.flatMap((file) => insertFile(owner, file)),
    ...files.flatMap(({ id }, index) => {
      const form = known[index]
      return form ? [rememberForm(id, form)] : []
    }),
  ])
}

/** Keeps what was typed in a form whose reading failed, or that came too late. */
export async function keepTyped(
  deps: Deps,
  accountId: string,
  form: TypedForm,
  errors: readonly FieldError[],
): Promise<void> {
  if (form.kind === 'reply' && !(await findThread(deps, accountId, form.reference))) return
  const draft = saveDraft(form, accountId, errors, deps.clock.now())
  await writeIf(deps.database, notSent(accountId, form), draft)
}
