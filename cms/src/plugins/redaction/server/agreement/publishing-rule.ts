import { errors } from '@strapi/utils'
import type { Core, Modules } from '@strapi/strapi'
import { fingerprint, takeSnapshot } from '../history/snapshot.ts'
import { lastPublished, writersSincePublished } from '../history/store.ts'
import { needsAgreement } from './setting.ts'
import { lastAgreement } from './store.ts'

export const refusal =
  'Ce contenu demande l’accord d’une deuxième personne avant d’être publié. Utilisez « Demander l’accord », à droite.'

/** Refuses whatever way of publishing as long as nobody else has agreed to these very words. */
export async function refuseUnagreed(
  strapi: Core.Strapi,
  { uid, action, params }: Modules.Documents.Middleware.Context,
): Promise<void> {
  if (!publishes(action, params) || !(await needsAgreement(strapi, uid))) return
  // Created or changed and published in one go: nobody can have agreed to it yet.
  if (action !== 'publish') throw new errors.ValidationError(refusal)
  const entryId = 'documentId' in params ? params.documentId : undefined
  if (!entryId || !(await isAgreed(strapi, uid, entryId))) throw new errors.ValidationError(refusal)
}

/** Agreed by somebody who did not write it; what was published once may be published again. */
export async function isAgreed(
  strapi: Core.Strapi,
  kind: string,
  entryId: string,
): Promise<boolean> {
  const snapshot = await takeSnapshot(strapi, kind, entryId)
  if (!snapshot) return false
  const words = fingerprint(snapshot)
  if ((await lastPublished(strapi, kind, entryId))?.fingerprint === words) return true
  const agreement = await lastAgreement(strapi, kind, entryId)
  if (agreement?.state !== 'agreed' || agreement.fingerprint !== words) return false
  const { decidedById, askedById } = agreement
  if (decidedById === null || decidedById === askedById) return false
  const writers = await writersSincePublished(strapi, kind, entryId)
  return !writers.includes(decidedById)
}

function publishes(action: string, params: object): boolean {
  if (action === 'publish') return true
  return ['create', 'update', 'clone'].includes(action) && 'status' in params
    ? params.status === 'published'
    : false
}
