import { limits, type FieldError } from 'content-types'
import type { Deps } from '../deps.ts'
import { judgeFile, tooMany, type ContentChecker, type ReceivedForm } from '../files/index.ts'
import { queueMail, wakeOutbox } from '../outbox/index.ts'
import { createId } from '../platform/tokens.ts'
import type { SignedIn } from '../sessions/index.ts'
import { findTheme, getThemes, type MirroredTheme } from '../themes/index.ts'
import { listDraftFiles, saveDraft, type DraftFile } from './draft-store.ts'
import { checkTyped, objectOf, readForm, type TypedForm } from './form.ts'
import { receiptLetter, serviceNotice } from './mails.ts'
import { themesUnknown } from './problems.ts'
import { createReference } from './reference.ts'
import { storeFiles, type GoodFile } from './stored-files.ts'
import {
  adoptFiles,
  findReference,
  insertFile,
  insertRequest,
  type FormOwner,
  type NewRequest,
} from './store.ts'

export type Deposit =
  | { kind: 'accepted'; reference: string }
  | { kind: 'refused'; form: TypedForm; errors: FieldError[] }

/**
 * Records a request, or keeps as a draft what a refused form held. Once `accepted` is answered,
 * the request, its files and its mails survive the end of the process and of the current.
 */
export async function deposit(
  deps: Deps,
  checker: ContentChecker,
  account: SignedIn,
  received: ReceivedForm,
): Promise<Deposit> {
  const form = readForm(received.fields)
  const owner = { accountId: account.id, key: form.key }
  const already = await findReference(deps, owner)
  if (already !== undefined) return { kind: 'accepted', reference: already }

  const theme = await findTheme(deps, form.theme)
  if (!theme && (await getThemes(deps)).length === 0) throw themesUnknown()
  const kept = await listDraftFiles(deps, owner)
  const { good, errors: fileErrors } = await judgeFiles(checker, received, kept)
  const errors = [...checkTyped(form, theme), ...fileErrors]
  if (form.kind === 'document' && kept.length + good.length + fileErrors.length === 0) {
    errors.push({ field: 'files', message: 'Choisissez au moins un fichier à transmettre.' })
  }
  const files = await storeFiles(deps, good)
  const filed = files.flatMap((file) => insertFile(owner, file))
  if (errors.length > 0 || !theme) {
    await deps.database.write([saveDraft(owner, form, errors, deps.clock.now()), ...filed])
    return { kind: 'refused', form, errors }
  }

  const request = newRequest(deps, account, form, theme)
  const sent = [...kept, ...files]
  try {
    await deps.database.write([
      insertRequest(request),
      ...filed,
      ...adoptFiles(owner, request.id),
      queueMail(deps, {
        to: request.email,
        letter: receiptLetter(deps.settings.publicUrl, request, sent),
        dedupe: `receipt:${request.id}`,
      }),
      queueMail(deps, {
        to: theme.serviceEmail,
        letter: serviceNotice(theme, request, sent.length),
        dedupe: `notice:${request.id}`,
      }),
    ])
  } catch (error) {
    const reference = await findReference(deps, owner)
    if (reference === undefined) throw error
    return { kind: 'accepted', reference }
  }
  deps.log.info('request recorded', { accountId: account.id, reference: request.reference })
  wakeOutbox(deps)
  deps.events.emit('files-stored')
  return { kind: 'accepted', reference: request.reference }
}

/** Keeps as a draft what was typed in a form whose reading failed, or that came too late. */
export async function keepTyped(
  deps: Deps,
  accountId: string,
  form: TypedForm,
  errors: FieldError[],
): Promise<void> {
  const owner: FormOwner = { accountId, key: form.key }
  if ((await findReference(deps, owner)) !== undefined) return
  await deps.database.write([saveDraft(owner, form, errors, deps.clock.now())])
}

/** Each refusal names its file. A file that the draft already holds is not taken twice. */
async function judgeFiles(
  checker: ContentChecker,
  { files, excess }: ReceivedForm,
  kept: readonly DraftFile[],
): Promise<{ good: GoodFile[]; errors: FieldError[] }> {
  const good: GoodFile[] = []
  const errors: FieldError[] = []
  const refuse = (file: string, message: string) => errors.push({ field: 'files', file, message })
  for (const file of files) {
    const { name, refusal } = await judgeFile(checker, file)
    const isTwice = [...kept, ...good].some(
      (other) => other.sha256 === file.sha256 && other.name === name,
    )
    if (isTwice) continue
    if (refusal !== undefined) refuse(name, refusal)
    else if (kept.length + good.length >= limits.filesPerRequest) refuse(name, tooMany(name))
    else good.push({ ...file, name })
  }
  for (const name of excess) refuse(name, tooMany(name))
  return { good, errors }
}

function newRequest(
  deps: Deps,
  account: SignedIn,
  form: TypedForm,
  theme: MirroredTheme,
): NewRequest {
  const now = deps.clock.now()
  return {
    id: createId(),
    reference: createReference(now),
    accountId: account.id,
    key: form.key,
    kind: form.kind,
    themeSlug: theme.slug,
    themeName: theme.name,
    serviceName: theme.serviceName,
    object: objectOf(form),
    text: form.text.trim(),
    siret: account.siret,
    employerName: account.name,
    holder: account.holder,
    email: account.email,
    sentAt: now,
  }
}
