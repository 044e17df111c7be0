import type { Deps } from '../deps.ts'
import type { ReceivedForm } from '../files/index.ts'
import type { Problem } from '../platform/problems.ts'
import type { SignedIn } from '../sessions/index.ts'
import { findMirroredTheme } from '../themes/index.ts'
import { listDraftFiles } from './draft-file-store.ts'
import { checkReply, fingerprintOf, type TypedForm } from './form.ts'
import { keepRefused } from './keep-form.ts'
import { quotaReached, refusedForm, threadEnded, unknownForm } from './problems.ts'
import { recordReply } from './record-reply.ts'
import { findReply, findThread, isEnded, type Thread } from './reply-store.ts'
import type { Sending } from './sending.ts'
import { sortFiles } from './sort-files.ts'
import { storeFiles } from './stored-files.ts'

/** A reply in the thread of a request of the account's. */
export async function reply(
  deps: Deps,
  account: SignedIn,
  form: TypedForm,
  received: ReceivedForm,
): Promise<Sending> {
  const thread = await findThread(deps, account.id, form.reference)
  const theme = thread && (await findMirroredTheme(deps, thread.themeSlug))
  if (!theme) throw unknownForm()
  // As in a deposit: first the draft.
  const kept = await listDraftFiles(deps, { accountId: account.id, key: form.key })
  const fingerprint = fingerprintOf(form, received.files)
  const already = await findReply(deps, thread.id, form.key, fingerprint)
  if (already !== undefined) return accepted(thread, already)

  const { good, errors: fileErrors } = sortFiles(received, kept)
  const fileCount = kept.length + good.length + fileErrors.length
  const errors = [...checkReply(form, fileCount), ...fileErrors]
  const files = await storeFiles(deps, account.id, good)

  async function refuse(refusal: Problem): Promise<Sending> {
    await keepRefused(deps, account.id, form, refusal.errors, files ?? [])
    return { kind: 'refused', form, refusal }
  }

  if (isEnded(thread)) return refuse(threadEnded(errors))
  if (!files) return refuse(quotaReached(deps.settings.daily, deps.clock.now(), errors))
  if (errors.length > 0) return refuse(refusedForm(errors))
  const message = await recordReply(deps, account, { form, thread, theme, files, fingerprint })
  return message === undefined ? refuse(threadEnded()) : accepted(thread, message)
}

function accepted({ reference }: Thread, message: string): Sending {
  return {
    kind: 'accepted',
    reference,
    location: `/espace/demandes/${reference}?envoye=${message}`,
  }
}
