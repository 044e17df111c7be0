import type { FieldError } from 'content-types'
import type { Deps } from '../deps.ts'
import type { ReceivedForm } from '../files/index.ts'
import { queueMail, wakeOutbox } from '../outbox/index.ts'
import type { Statement } from '../platform/database.ts'
import { createId } from '../platform/tokens.ts'
import type { SignedIn } from '../sessions/index.ts'
import { findTheme, getThemes, type MirroredTheme } from '../themes/index.ts'
import { listDraftFiles, saveDraft } from './draft-store.ts'
import { checkTyped, fingerprintOf, objectOf, readForm, type TypedForm } from './form.ts'
import { sortFiles } from './sort-files.ts'
import { receiptLetter, serviceNotice, type SentFile } from './mails.ts'
import { noFile, themesUnknown } from './problems.ts'
import { createReference } from './reference.ts'
import { storeFiles } from './stored-files.ts'
import {
  adoptFiles,
  findReference,
  insertFile,
  insertRequest,
  isConflict,
  type FormOwner,
  type NewFile,
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
  account: SignedIn,
  received: ReceivedForm,
): Promise<Deposit> {
  const form = readForm(received.fields)
  const owner = { accountId: account.id, key: form.key }
  const fingerprint = fingerprintOf(form, received.files)
  const already = await findReference(deps, owner, fingerprint)
  if (already !== undefined) return { kind: 'accepted', reference: already }

  const theme = await findTheme(deps, form.theme)
  const kept = await listDraftFiles(deps, owner)
  const { good, errors: fileErrors } = sortFiles(received, kept)
  const errors = [...checkTyped(form, theme), ...fileErrors]
  if (form.kind === 'document' && kept.length + good.length + fileErrors.length === 0) {
    errors.push(noFile())
  }
  const files = await storeFiles(deps, good)
  if (errors.length > 0 || !theme) {
    await deps.database.write([
      ...saveDraft(owner, form, errors, deps.clock.now()),
      ...files.flatMap((file) => insertFile(owner, file)),
    ])
    if ((await getThemes(deps)).length === 0) throw themesUnknown()
    return { kind: 'refused', form, errors }
  }
  const request = newRequest(deps, account, form, theme, fingerprint)
  const reference = await record(deps, request, theme, files)
  return { kind: 'accepted', reference }
}

/** A draft changed by another tab in between makes the batch fail; once more is then enough. */
const TRIES = 3

/**
 * The request, its files, its mails and the end of its draft, in one batch. Answers the reference
 * of the same form sent at the same time when that one was faster.
 */
async function record(
  deps: Deps,
  request: NewRequest,
  theme: MirroredTheme,
  files: readonly NewFile[],
): Promise<string> {
  for (let tries = 1; ; tries++) {
    const sent = [...(await listDraftFiles(deps, request)), ...files]
    try {
      await deps.database.write(statementsOf(deps, request, theme, files, sent))
      break
    } catch (error) {
      const reference = await findReference(deps, request, request.fingerprint)
      if (reference !== undefined) return reference
      if (!isConflict(error) || tries === TRIES) throw error
    }
  }
  deps.log.info('request recorded', { accountId: request.accountId, reference: request.reference })
  wakeOutbox(deps)
  deps.events.emit('files-stored')
  return request.reference
}

function statementsOf(
  deps: Deps,
  request: NewRequest,
  theme: MirroredTheme,
  files: readonly NewFile[],
  sent: readonly SentFile[],
): Statement[] {
  return [
    insertRequest(request),
    ...files.flatMap((file) => insertFile(request, file)),
    ...adoptFiles(request, request.id, sent.length),
    queueMail(deps, {
      to: request.email,
      letter: receiptLetter(deps.settings.publicUrl, request, sent),
      dedupe: `receipt:${request.id}`,
      accountId: request.accountId,
    }),
    queueMail(deps, {
      to: theme.serviceEmail,
      letter: serviceNotice(theme, request, sent.length),
      dedupe: `notice:${request.id}`,
    }),
  ]
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
  await deps.database.write(saveDraft(owner, form, errors, deps.clock.now()))
}

function newRequest(
  deps: Deps,
  account: SignedIn,
  form: TypedForm,
  theme: MirroredTheme,
  fingerprint: string,
): NewRequest {
  const now = deps.clock.now()
  return {
    id: createId(),
    reference: createReference(now),
    accountId: account.id,
    key: form.key,
    fingerprint,
    kind: form.kind,
    themeSlug: theme.slug,
    themeName: theme.name,
    serviceName: theme.serviceName,
    object: objectOf(form),
    text: form.text,
    siret: account.siret,
    employerName: account.name,
    holder: account.holder,
    email: account.email,
    sentAt: now,
  }
}
