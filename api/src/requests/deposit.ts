import type { Deps } from '../deps.ts'
import type { ReceivedForm } from '../files/index.ts'
import { queueMail } from '../outbox/index.ts'
import type { Statement } from '../platform/database.ts'
import { createId } from '../platform/tokens.ts'
import { issueReceipt } from '../receipts/index.ts'
import type { SignedIn } from '../sessions/index.ts'
import { findTheme, getThemes, type MirroredTheme } from '../themes/index.ts'
import { announceEvent } from '../webhooks/index.ts'
import { listDraftFiles } from './draft-file-store.ts'
import { checkTyped, fingerprintOf, objectOf, type RequestForm } from './form.ts'
import { keepRefused } from './keep-form.ts'
import { serviceNotice, type SentFile } from './mails.ts'
import { noFile, quotaReached, refusedForm, themesUnknown } from './problems.ts'
import { recordOnce } from './record-once.ts'
import { createReference } from './reference.ts'
import type { Sending } from './sending.ts'
import { sortFiles } from './sort-files.ts'
import { storeFiles } from './stored-files.ts'
import {
  adoptFiles,
  findReference,
  insertFile,
  insertRequest,
  type NewFile,
  type NewRequest,
} from './store.ts'
import { insertWords } from './words-store.ts'

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
  const files = await storeFiles(deps, account.id, good)
  if (errors.length > 0 || !theme || !files) {
    const refusal = files
      ? refusedForm(errors)
      : quotaReached(deps.settings.daily, deps.clock.now(), errors)
    await keepRefused(deps, account.id, form, refusal.errors, files ?? [])
    if ((await getThemes(deps)).length === 0) throw themesUnknown()
    return { kind: 'refused', form, refusal }
  }
  const request = newRequest(deps, account, form, theme, fingerprint)
  return accepted(await record(deps, request, theme, files))
}

function accepted(reference: string): Sending {
  return { kind: 'accepted', reference, location: `/espace/demandes/${reference}?recu=1` }
}

/** Answers the reference of the same form sent at the same time when that one was faster. */
async function record(
  deps: Deps,
  request: NewRequest,
  theme: MirroredTheme,
  files: readonly NewFile[],
): Promise<string> {
  const { accountId, reference } = request
  const recorded = await recordOnce(deps, request, files, {
    async write(sent) {
      await deps.database.write(statementsOf(deps, request, theme, files, sent))
      return reference
    },
    findAlready: () => findReference(deps, request, request.fingerprint),
  })
  if (recorded === reference) deps.log.info('request recorded', { accountId, reference })
  return recorded
}

/** The request, its files, its receipt, its mails and the end of its draft, in one batch. */
function statementsOf(
  deps: Deps,
  request: NewRequest,
  theme: MirroredTheme,
  files: readonly NewFile[],
  sent: readonly SentFile[],
): Statement[] {
  const { id, reference, object, text, employerName, siret } = request
  return [
    insertRequest(request),
    ...files.flatMap((file) => insertFile(request, file)),
    ...adoptFiles(request, id, sent.length),
    insertWords(request, [
      reference,
      object,
      text,
      employerName,
      siret,
      ...sent.map(({ name }) => name),
    ]),
    ...issueReceipt(deps, 'aee', { ...request, requestId: id, theme, files: sent }),
    queueMail(deps, {
      to: theme.serviceEmail,
      letter: serviceNotice(theme, request, sent.length),
      dedupe: `notice:${id}`,
    }),
    announceEvent(deps, { type: 'request.created', subject: { reference, service: theme.slug } }),
  ]
}

function newRequest(
  deps: Deps,
  account: SignedIn,
  form: RequestForm,
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
