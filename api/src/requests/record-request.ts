import type { Deps } from '../deps.ts'
import { queueMail } from '../outbox/index.ts'
import type { Statement } from '../platform/database.ts'
import { createId } from '../platform/tokens.ts'
import { issueReceipt } from '../receipts/index.ts'
import type { SignedIn } from '../sessions/index.ts'
import type { MirroredTheme } from '../themes/index.ts'
import { announceEvent } from '../webhooks/index.ts'
import { objectOf, type RequestForm } from './form.ts'
import { serviceNotice, type SentFile } from './mails.ts'
import { recordOnce } from './record-once.ts'
import { createReference } from './reference.ts'
import {
  adoptFiles,
  findReference,
  insertFile,
  insertRequest,
  type NewFile,
  type NewRequest,
} from './store.ts'
import { insertWords } from './words-store.ts'

/**
 * Answers the reference of the same form sent at the same time when that one was faster; `alongside`
 * is written in the same batch.
 */
export async function recordRequest(
  deps: Deps,
  request: NewRequest,
  theme: MirroredTheme,
  files: readonly NewFile[],
  alongside: readonly Statement[] = [],
): Promise<string> {
  const { accountId, reference } = request
  const recorded = await recordOnce(deps, request, files, {
    async write(sent) {
      await deps.database.write([...statementsOf(deps, request, theme, files, sent), ...alongside])
      return reference
    },
    findAlready: () => findReference(deps, request, request.fingerprint),
  })
  if (recorded === reference) deps.log.info('request recorded', { accountId, reference })
  return recorded
}

export function newRequest(
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
