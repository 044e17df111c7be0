import type { Core } from '@strapi/strapi'
import { isDraft, newsRows, newsUid } from './news.ts'
import { forgetRefusal, tellRefusal } from './refusals.ts'

/**
 * Publishes the drafts whose hour has come, each once: publishing takes the hour away, both or
 * neither. One that may not be published stays as it is and is tried again each minute; its author
 * is told why, once for each reason.
 */
export async function publishDue(strapi: Core.Strapi, now = new Date()): Promise<void> {
  const due = await newsRows(strapi).findMany({
    where: { ...isDraft, publishOn: { $lte: now.toISOString() } },
    populate: { createdBy: true, updatedBy: true },
    orderBy: [{ publishOn: 'asc' }],
  })
  for (const draft of due) {
    try {
      await strapi.documents(newsUid).publish({ documentId: draft.documentId })
      await forgetRefusal(strapi, draft.documentId)
    } catch (error) {
      await tellRefusal(strapi, draft, error)
    }
  }
}
