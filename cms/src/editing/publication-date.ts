import type { Core, Modules } from '@strapi/strapi'

/** Dates a news at its publication, unless editors have chosen the date. */
export async function fillPublicationDate(
  strapi: Core.Strapi,
  { uid, action, params }: Modules.Documents.Middleware.Context,
): Promise<void> {
  if (uid !== 'api::news-article.news-article' || action !== 'publish') return
  if (!('documentId' in params)) return
  await strapi.db.query(uid).updateMany({
    where: { documentId: params.documentId, publishedAt: null, publicationDate: null },
    data: { publicationDate: new Date() },
  })
}
