import type { Core } from '@strapi/strapi'
import { parisDay } from 'content-types'
import { isDraft, newsRows } from './news.ts'

/** The news whose day of review has come, the longest overdue first. */
export async function listToReview(strapi: Core.Strapi, now = new Date()) {
  const rows = await newsRows(strapi).findMany({
    where: { ...isDraft, reviewOn: { $lte: parisDay(now) } },
    orderBy: [{ reviewOn: 'asc' }],
    limit: 50,
  })
  return rows.map(({ documentId, title, reviewOn }) => ({ documentId, title, reviewOn }))
}
