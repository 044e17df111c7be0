import type { Core, UID } from '@strapi/strapi'
import { restore } from '../history/restore.ts'
import { fingerprint, takeSnapshot } from '../history/snapshot.ts'
import { findVersion, listVersions } from '../history/store.ts'

/** The ten seconds that the panel offers, and what a slow connection takes. */
export const UNDO_MS = 60_000

/**
 * Publishes what readers saw before it was taken off, from the history; what has been written since
 * in the draft is there again afterwards.
 */
export async function publishAgain(
  strapi: Core.Strapi,
  kind: string,
  entryId: string,
): Promise<void> {
  const entries = strapi.documents(kind as UID.ContentType)
  const draft = await takeSnapshot(strapi, kind, entryId)
  const listed = await listVersions(strapi, kind, entryId)
  const last = listed.find(({ action }) => action === 'publish')
  const published = last && (await findVersion(strapi, last.id))
  if (!draft || !published || fingerprint(draft) === published.fingerprint) {
    await entries.publish({ documentId: entryId })
    return
  }
  await restore(strapi, published)
  await entries.publish({ documentId: entryId })
  await restore(strapi, { ...published, snapshot: draft })
}
