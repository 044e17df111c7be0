import { writeFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Deposit } from 'content-types'
import type { Deps } from '../deps.ts'
import type { ReceivedFile } from '../files/index.ts'
import type { Statement } from '../platform/database.ts'
import { createId, sha256 } from '../platform/tokens.ts'
import type { SignedIn } from '../sessions/index.ts'
import { findTheme, getThemes } from '../themes/index.ts'
import { checkTyped, cleanForm, fingerprintOf, type RequestForm } from './form.ts'
import { quotaReached, refusedForm, themesUnknown } from './problems.ts'
import { newRequest, recordRequest } from './record-request.ts'
import { storeFiles } from './stored-files.ts'
import { findReference, type NewFile } from './store.ts'

/** A deposit whose one file the portal made itself. */
export interface MadeDeposit {
  /** The same again, with the same content, is the same request. */
  key: string
  theme: string
  object: string
  text: string
  file: { name: string; bytes: Uint8Array }
  /** Written in the same batch. */
  alongside: readonly Statement[]
}

/** As `deposit`, but what is refused makes no draft: it is kept where it comes from. */
export async function depositMade(
  deps: Deps,
  account: SignedIn,
  { file, alongside, ...typed }: MadeDeposit,
): Promise<Deposit> {
  const form: RequestForm = { ...cleanForm({ ...typed, kind: 'document' }), kind: 'document' }
  const theme = await findTheme(deps, form.theme)
  const errors = checkTyped(form, theme)
  if (errors.length > 0 || !theme) {
    if ((await getThemes(deps)).length === 0) throw themesUnknown()
    throw refusedForm(errors)
  }
  const made = { name: file.name, bytes: file.bytes.length, sha256: sha256(file.bytes) }
  const fingerprint = fingerprintOf(form, [made])
  const already = await findReference(deps, { accountId: account.id, key: form.key }, fingerprint)
  if (already !== undefined) return locate(already)
  const stored = await store(deps, account.id, made, file.bytes)
  const request = newRequest(deps, account, form, theme, fingerprint)
  return locate(await recordRequest(deps, request, theme, stored, alongside))
}

function locate(reference: string): Deposit {
  return { reference, location: `/espace/demandes/${reference}?recu=1` }
}

async function store(
  deps: Deps,
  accountId: string,
  made: Omit<ReceivedFile, 'path'>,
  bytes: Uint8Array,
): Promise<NewFile[]> {
  const path = join(deps.blobs.temporaryFolder, createId())
  try {
    await writeFile(path, bytes, { mode: 0o600 })
    const stored = await storeFiles(deps, accountId, [{ ...made, path }])
    if (!stored) throw quotaReached(deps.settings.daily, deps.clock.now())
    return stored
  } finally {
    await rm(path, { force: true })
  }
}
