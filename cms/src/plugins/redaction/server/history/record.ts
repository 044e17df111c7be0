import type { Core, Modules } from '@strapi/strapi'
import { isWritten } from '../contents.ts'
import { writeLine } from '../journal/index.ts'
import { actingPerson } from '../person.ts'
import { compareSnapshots } from './difference.ts'
import { isRestoring } from './restoring.ts'
import { fingerprint, takeSnapshot, titleOf, type Snapshot } from './snapshot.ts'
import { hasVersions, keepVersion } from './store.ts'
import type { Action } from './version.ts'

type Context = Modules.Documents.Middleware.Context
type Saved = Awaited<ReturnType<Modules.Documents.Middleware.Middleware>>

const recorded: Partial<Record<string, Action>> = {
  create: 'create',
  update: 'update',
  publish: 'publish',
  unpublish: 'unpublish',
  discardDraft: 'discardDraft',
  delete: 'delete',
  clone: 'clone',
}

/**
 * Keeps what an entry says and who made it so, in the transaction of the change itself: neither
 * without the other. A save that changes nothing leaves nothing.
 */
export async function recordChange(
  strapi: Core.Strapi,
  context: Context,
  next: () => Promise<Saved>,
): Promise<Saved> {
  const action = actionOf(context)
  if (!action || !isWritten(context.uid)) return next()
  const inOneGo: Promise<unknown> = strapi.db.transaction(async () => {
    const known = 'documentId' in context.params ? context.params.documentId : undefined
    const before = known ? await takeSnapshot(strapi, context.uid, known) : undefined
    const saved = await next()
    // Saved as a draft, then published by a rule of its own: that was recorded.
    if (actionOf(context) !== action) return saved
    const entryId = (saved as { documentId?: string } | null)?.documentId ?? known
    if (!entryId) return saved
    const after = action === 'delete' ? before : await takeSnapshot(strapi, context.uid, entryId)
    if (after) await record(strapi, { kind: context.uid, entryId, action, before, after })
    return saved
  })
  return inOneGo as Promise<Saved>
}

interface Change {
  kind: string
  entryId: string
  action: Action
  before: Snapshot | undefined
  after: Snapshot
}

async function record(strapi: Core.Strapi, change: Change): Promise<void> {
  const { kind, entryId, action, before, after } = change
  if (action === 'update' && before && fingerprint(before) === fingerprint(after)) return
  if (before && !(await hasVersions(strapi, kind, entryId))) {
    const earlier = { kind, entryId, action: 'earlier' as const, snapshot: before }
    await keepVersion(strapi, { ...earlier, person: undefined })
  }
  const done = isRestoring() ? 'restore' : action
  const person = actingPerson(strapi)
  await keepVersion(strapi, { kind, entryId, action: done, snapshot: after, person })
  const changed = before ? compareSnapshots(kind, before, after).map(({ label }) => label) : []
  const details = action === 'delete' ? '' : changed.join(', ')
  await writeLine(strapi, { action: done, kind, entryId, title: titleOf(after), details }, person)
}

/** Strapi publishes by itself what is created or updated as published. */
function actionOf({ action, params }: Context): Action | undefined {
  const saves = action === 'create' || action === 'update'
  return saves && 'status' in params && params.status === 'published' ? 'publish' : recorded[action]
}
