import type { Core } from '@strapi/strapi'
import { isDraft, isPublished, newsRows, newsUid } from './news.ts'

/** Takes the news whose end has come off the site, each once; their drafts stay. */
export async function endDue(strapi: Core.Strapi, now = new Date()): Promise<void> {
  const isOver = { endsOn: { $lte: now.toISOString() } }
  const over = await newsRows(strapi).findMany({ where: { ...isPublished, ...isOver } })
  for (const { documentId } of over) {
    await strapi.db.transaction(async () => {
      const ended = await newsRows(strapi).updateMany({
        where: { documentId, ...isPublished, ...isOver },
        data: { endsOn: null },
      })
      if (ended.count === 0) return
      // Otherwise the next publication would end in the same minute.
      await newsRows(strapi).updateMany({
        where: { documentId, ...isDraft, ...isOver },
        data: { endsOn: null },
      })
      await strapi.documents(newsUid).unpublish({ documentId })
    })
  }
}
