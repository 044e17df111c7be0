import type { Deps } from '../deps.ts'
import { countAskedAfterReading } from '../faq/index.ts'
import type { ReceivedForm } from '../files/index.ts'
import { recogniseForm } from '../forms/index.ts'
import type { SignedIn } from '../sessions/index.ts'
import { findTheme, getThemes } from '../themes/index.ts'
import { listDraftFiles } from './draft-file-store.ts'
import { checkTyped, fingerprintOf, type RequestForm } from './form.ts'
import { keepRefused } from './keep-form.ts'
import { noFile, quotaReached, refusedForm, themesUnknown } from './problems.ts'
import { newRequest, recordRequest } from './record-request.ts'
import type { Sending } from './sending.ts'
import { sortFiles } from './sort-files.ts'
import { storeFiles } from './stored-files.ts'
import { findReference } from './store.ts'

export async function deposit(
  deps: Deps,
  account: SignedIn,
  form: RequestForm,
  received: ReceivedForm,
): Promise<Sending> {
  const owner = { accountId: account.id, key: form.key }
  // First the draft: when the same form sent at the same time has emptied it, that one is found.
  const kept = await listDraftFiles(deps, owner)
  const fingerprint = fingerprintOf(form, received.files)
  const already = await findReference(deps, owner, fingerprint)
  if (already !== undefined) return accepted(already)

  const theme = await findTheme(deps, form.theme)
  const { good, errors: fileErrors } = sortFiles(received, kept)
  const errors = [...checkTyped(form, theme), ...fileErrors]
  if (form.kind === 'document' && kept.length + good.length + fileErrors.length === 0) {
    errors.push(noFile())
  }
  // While they are where they were received.
  const known =
    errors.length > 0 ? await Promise.all(good.map((file) => recogniseForm(deps, file))) : []
  const files = await storeFiles(deps, account.id, good)
  if (errors.length > 0 || !theme || !files) {
    const refusal = files
      ? refusedForm(errors)
      : quotaReached(deps.settings.daily, deps.clock.now(), errors)
    await keepRefused(deps, account.id, form, refusal.errors, files ?? [], known)
    if ((await getThemes(deps)).length === 0) throw themesUnknown()
    return { kind: 'refused', form, refusal }
  }
  const request = newRequest(deps, account, form, theme, fingerprint)
  return accepted(await recordRequest(deps, request, theme, files, countAskedAfterReading(request)))
}

function accepted(reference: string): Sending {
  return { kind: 'accepted', reference, location: `/espace/demandes/${reference}?recu=1` }
}
