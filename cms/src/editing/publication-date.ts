import type { Core, Modules } from '@strapi/strapi'

const dated = ['api::news-article.news-article', 'api::page.page']

/** Dates a news or a page at its publication, unless editors have chosen the date. */
export async function fillPublicationDate(
  strapi: Core.Strapi,
  { uid, action, params }: Modules.Documents.Middleware.Context,
): Promise<void> {
  if (!dated.includes(uid) || action !== 'publish') return
  if (!('documentId' in params)) return
  await strapi.db.query(uid).updateMany({
    where: { documentId: params.documentId, publishedAt: null, publicationDate: null },
    data: { publicationDate: new Date() },
  })
}
