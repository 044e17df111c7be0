import type { Core, Modules } from '@strapi/strapi'
import { fingerprint, takeSnapshot } from '../history/snapshot.ts'
import { writeLine } from '../journal/index.ts'
import { changeState, lastAgreement } from './store.ts'

/** A change after it was asked for, or given, takes it back: the words are not the same any more. */
export async function withdrawWhenChanged(
  strapi: Core.Strapi,
  { uid: kind, action, params }: Modules.Documents.Middleware.Context,
): Promise<void> {
  if (!['update', 'discardDraft', 'delete'].includes(action)) return
  const entryId = 'documentId' in params ? params.documentId : undefined
  const agreement = entryId ? await lastAgreement(strapi, kind, entryId) : undefined
  if (!entryId || !agreement || !['asked', 'agreed'].includes(agreement.state)) return
  const snapshot = await takeSnapshot(strapi, kind, entryId)
  if (snapshot && fingerprint(snapshot) === agreement.fingerprint) return
  const { id, title } = agreement
  await changeState(strapi, id, ['asked', 'agreed'], { state: 'withdrawn' })
  const details = 'Le contenu a changé depuis la demande.'
  await writeLine(strapi, { action: 'withdrawn', kind, entryId, title, details })
}
