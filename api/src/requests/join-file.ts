import { draftKinds, limits, type DraftFile } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { tooMany, type ReceivedFile, type ReceivedForm } from '../files/index.ts'
import { findOutdated, recogniseForm, type RecognisedForm } from '../forms/index.ts'
import { busy, notFound } from '../platform/problems.ts'
import { listDraftFiles } from './draft-file-store.ts'
import { findTyped } from './draft-store.ts'
import { cleanForm, type TypedForm } from './form.ts'
import { insertIntoDraft } from './join-file-store.ts'
import { alreadySent, quotaReached, refusedFile, unknownForm } from './problems.ts'
import { findThread } from './reply-store.ts'
import { findSentBefore } from './sent-before-store.ts'
import { isSent } from './sent-store.ts'
import type { NewFile } from './store.ts'
import { storeFiles } from './stored-files.ts'

interface Joined {
  /** Whether the draft already held it, under that name. */
  isKept: boolean
  file: DraftFile
  savedAt: string
}

/**
 * One file more in a draft, which begins with it when there is none. Once this is answered, the
 * file survives as those of a request do.
 */
export async function joinFile(
  deps: Deps,
  accountId: string,
  key: string,
  received: ReceivedForm,
): Promise<Joined> {
  const [file, ...others] = received.files
  if (!file || others.length + received.unread.length > 0) throw unknownForm()
  if (file.refusal !== undefined) throw refusedFile(file.name, file.refusal)
  const form = readDraft(key, received.fields)
  if (form.kind === 'reply' && !(await findThread(deps, accountId, form.reference))) {
    throw notFound()
  }
  const known = await recogniseForm(deps, file)
  const { isKept, id } = await join(deps, accountId, form, file, known)
  const draft = await findTyped(deps, { accountId, key })
  if (!draft) throw alreadySent()
  const { name, bytes, sha256 } = file
  const before = await findSentBefore(deps, accountId, [file])
  const sentBefore = before.get(sha256) ?? null
  const outdatedForm = (await findOutdated(deps, [id])).get(id) ?? null
  const kept = { id, name, bytes, sentBefore, outdatedForm }
  return { isKept, file: kept, savedAt: draft.savedAt }
}

const kindSchema = z.enum(draftKinds).default('document')

function readDraft(key: string, fields: ReceivedForm['fields']): TypedForm {
  const kind = kindSchema.safeParse(fields.get('kind'))
  if (!kind.success) throw unknownForm()
  const { data } = kind
  return cleanForm({
    key,
    kind: data,
    reference: fields.get('reference'),
    theme: fields.get('theme'),
  })
}

/** The draft may be sent, or get this very file, while the file is stored; then it is looked at again. */
const TRIES = 3

async function join(
  deps: Deps,
  accountId: string,
  form: TypedForm,
  file: ReceivedFile,
  known: RecognisedForm | undefined,
): Promise<{ isKept: boolean; id: string }> {
  const { name, sha256 } = file
  let stored: NewFile | undefined
  for (let tries = 1; tries <= TRIES; tries++) {
    if (await isSent(deps, accountId, form)) throw alreadySent()
    const kept = await listDraftFiles(deps, { accountId, key: form.key })
    const same = kept.find((one) => one.sha256 === sha256 && one.name === name)
    if (same) return { isKept: true, id: same.id }
    if (kept.length >= limits.filesPerRequest) throw refusedFile(name, tooMany(name))
    stored ??= await store(deps, accountId, file)
    if (await insertIntoDraft(deps, accountId, form, stored, known)) {
      return { isKept: false, id: stored.id }
    }
  }
  throw busy()
}

async function store(deps: Deps, accountId: string, file: ReceivedFile): Promise<NewFile> {
  const stored = await storeFiles(deps, accountId, [file])
  if (!stored?.[0]) throw quotaReached(deps.settings.daily, deps.clock.now())
  return stored[0]
}
