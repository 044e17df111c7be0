import { limits } from 'content-types'
import type { Deps } from '../deps.ts'
import { rememberForm, type RecognisedForm } from '../forms/index.ts'
import { writeIf } from '../platform/claim.ts'
import type { TypedForm } from './form.ts'
import { openDraft } from './save-draft-store.ts'
import { notSent } from './sent-store.ts'
import { insertFile, type NewFile } from './store.ts'

/** Unless the draft was sent, is full, or holds this very file already; says whether it was done. */
export async function insertIntoDraft(
  { database, clock }: Deps,
  accountId: string,
  form: TypedForm,
  file: NewFile,
  known: RecognisedForm | undefined,
): Promise<boolean> {
  const owner = { accountId, key: form.key }
  const { sql, args } = notSent(accountId, form)
  const theirs = 'account_id = ? AND form_key = ? AND request_id IS NULL'
  const condition = {
    sql: `${sql} AND (SELECT count(*) FROM files WHERE ${theirs}) < ?
          AND NOT EXISTS (SELECT 1 FROM files WHERE ${theirs} AND sha256 = ? AND name = ?)`,
    args: [
      ...args,
      accountId,
      form.key,
      limits.filesPerRequest,
      accountId,
      form.key,
      file.sha256,
      file.name,
    ],
  }
  const batch = [
    ...openDraft(form, accountId, clock.now()),
    ...insertFile(owner, file),
    ...(known ? [rememberForm(file.id, known)] : []),
  ]
  return (await writeIf(database, condition, batch)) !== undefined
}
