import type { Core } from '@strapi/strapi'
import { rowsOf, type Rows } from '../rows.ts'

export const newsUid = 'api::news-article.news-article'

interface Author {
  email?: string
  firstname?: string | null
}

/** As the database has them: SQLite gives its dates as text, PostgreSQL as dates. */
export interface NewsRow {
  documentId: string
  title: string
  publishOn: string | null
  endsOn: string | null
  reviewOn: string | null
  updatedAt: string
  updatedBy?: Author | null
  createdBy?: Author | null
}

export function newsRows(strapi: Core.Strapi): Rows<NewsRow & { publishedAt: string | null }> {
  return rowsOf(strapi, newsUid)
}

export const isDraft = { publishedAt: null }
export const isPublished = { publishedAt: { $notNull: true } }
