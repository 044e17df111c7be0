import type { Core, Modules } from '@strapi/strapi'
import { errors } from '@strapi/utils'
import {
  isBlocking,
  populatedFor,
  remarksOn,
  sayRemark,
  urlsOf,
  writingOf,
  type Remark,
} from 'content-types/remarks'
import { surroundingsOf } from './surroundings.ts'

/** Refuses a publication, in whichever way it is asked, with the sentences that the panel shows. */
export async function refuseBlocking(
  strapi: Core.Strapi,
  { uid, action, params }: Modules.Documents.Middleware.Context,
): Promise<void> {
  if (action !== 'publish' || !('documentId' in params)) return
  const { documentId } = params
  const draft = (await strapi.db.query(uid).findOne({
    where: { documentId, publishedAt: null },
    populate: populatedFor(uid),
  })) as Record<string, unknown> | null
  const writing = draft && writingOf(uid, draft)
  if (!writing) return
  const surroundings = await surroundingsOf(strapi, {
    uid,
    documentId,
    title: writing.title.text,
    urls: urlsOf(writing),
    fileId: undefined,
  })
  const blocking = remarksOn(writing, surroundings).filter(isBlocking)
  if (blocking.length === 0) return
  throw new errors.ValidationError(blocking.map(sayRemark).join(' '), {
    errors: byField(blocking),
  })
}

/** Beside a field the panel shows one message. */
function byField(remarks: readonly Remark[]) {
  const fields = Map.groupBy(remarks, ({ field }) => field)
  return [...fields].map(([field, found]) => ({
    path: [field],
    message: found.map(sayRemark).join(' '),
    name: 'ValidationError',
  }))
}
