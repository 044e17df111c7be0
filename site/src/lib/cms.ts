import {
  answerTemplateSchema,
  definitions,
  faqEntrySchema,
  formSchema,
  newsSchema,
  newsSummarySchema,
  pageSchema,
  settingSchema,
  themeSchema,
  type AnswerTemplate,
  type FaqEntry,
  type Form,
  type News,
  type NewsSummary,
  type Page,
  type Setting,
  type Theme,
  windowTextSchema,
  type WindowText,
} from 'content-types'
import { CmsUnavailable, readContent, readMedia, type Media } from './strapi.ts'
import { fieldsBut, LARGEST_PAGE, readAll } from './strapi-entries.ts'

export { CmsUnavailable }

/** What pages are tagged with: the kinds of content they show, as Strapi's webhook names them. */
export const contentTags = {
  theme: definitions.theme.info.singularName,
  news: definitions.news.info.singularName,
  faq: definitions.faqEntry.info.singularName,
  form: definitions.form.info.singularName,
  answerTemplate: definitions.answerTemplate.info.singularName,
  setting: definitions.setting.info.singularName,
  windowText: definitions.windowText.info.singularName,
  page: definitions.page.info.singularName,
  media: 'media',
} as const

/** Fills rows of two and of three. */
const NEWS_PER_PAGE = 12

export interface NewsPage {
  news: NewsSummary[]
  page: number
  pages: number
  total: number
}

interface NewsQuery {
  page?: number
  /** The slug of a theme. */
  domain?: string
  /** Whether those reserved to the personal space are wanted too. */
  reserved?: boolean
  size?: number
}

/** Newest first. */
export async function listNews({
  page = 1,
  domain,
  reserved = false,
  size = NEWS_PER_PAGE,
}: NewsQuery = {}): Promise<NewsPage> {
  const { entries, pagination } = await readContent({
    path: '/api/news-articles',
    query: {
      ...newsRelations,
      ...fieldsBut(definitions.news.attributes, 'body'),
      'sort[0]': 'publicationDate:desc',
      'sort[1]': 'id:desc',
      'pagination[page]': String(page),
      'pagination[pageSize]': String(size),
      ...(!reserved && { 'filters[reserved][$eq]': 'false' }),
      ...(domain && { 'filters[domains][slug][$eq]': domain }),
    },
    schema: newsSummarySchema,
    tags: [contentTags.news, contentTags.theme, contentTags.media],
    keepEmpty: page === 1,
  })
  const news = entries.filter((entry) => reserved || !entry.reserved).sort(newestFirst)
  return { news, page, pages: pagination.pageCount, total: pagination.total }
}

export async function findNews(
  slug: string,
  { reserved = false }: { reserved?: boolean } = {},
): Promise<News | undefined> {
  if (!isSlug(slug)) return undefined
  const { entries } = await readContent({
    path: '/api/news-articles',
    query: { ...newsRelations, 'filters[slug][$eq]': slug },
    schema: newsSchema,
    tags: [contentTags.news, contentTags.theme, contentTags.media],
    keepEmpty: false,
  })
  return entries.find((entry) => entry.slug === slug && (reserved || !entry.reserved))
}

/** In the order that editors gave them. */
export async function listThemes(): Promise<Theme[]> {
  return readAll('/api/themes', { 'sort[0]': 'rank:asc' }, themeSchema, [contentTags.theme])
}

/** In the order that editors gave them inside each theme. */
export async function listFaq(): Promise<FaqEntry[]> {
  const query = { ...themeRelation, 'sort[0]': 'rank:asc' }
  return readAll('/api/faq-entries', query, faqEntrySchema, [contentTags.faq, contentTags.theme])
}

/** By title. */
export async function listForms(): Promise<Form[]> {
  const query = { ...themeRelation, 'populate[file]': 'true', 'sort[0]': 'title:asc' }
  const tags = [contentTags.form, contentTags.theme, contentTags.media]
  return readAll('/api/forms', query, formSchema, tags)
}

export async function findForm(slug: string): Promise<Form | undefined> {
  return (await listForms()).find((form) => form.slug === slug)
}

/** In the order that editors gave them. */
export async function listAnswerTemplates(): Promise<AnswerTemplate[]> {
  const query = { ...themeRelation, 'sort[0]': 'rank:asc' }
  const tags = [contentTags.answerTemplate, contentTags.theme]
  return readAll('/api/answer-templates', query, answerTemplateSchema, tags)
}

/** Every public news, newest first, for machines that list them. */
export async function listAllNews(): Promise<NewsSummary[]> {
  const all: NewsSummary[] = []
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const found = await listNews({ page, size: LARGEST_PAGE })
    all.push(...found.news)
    pages = found.pages
  }
  return all
}

/** What editors wrote at the addresses of `page`. */
export async function listPages(): Promise<Page[]> {
  const tags = [contentTags.page, contentTags.media]
  return readAll('/api/pages', { 'sort[0]': 'id:asc' }, pageSchema, tags)
}

/** What editors wrote at that address, if anything; nothing while Strapi has never answered. */
export async function findPage(key: Page['key']): Promise<Page | undefined> {
  try {
    return (await listPages()).findLast((page) => page.key === key)
  } catch (error) {
    if (error instanceof CmsUnavailable) return undefined
    throw error
  }
}

/** What editors wrote for windows and confirmations; nothing while Strapi has never answered. */
export async function listWindowTexts(): Promise<WindowText[]> {
  try {
    return await readAll('/api/window-texts', {}, windowTextSchema, [contentTags.windowText])
  } catch (error) {
    if (error instanceof CmsUnavailable) return []
    throw error
  }
}

/** The settings, or the manual's own values while Strapi has never answered. */
export async function getSettings(): Promise<Setting> {
  try {
    const { entries } = await readContent({
      path: '/api/setting',
      query: {},
      schema: settingSchema,
      tags: [contentTags.setting],
      keepEmpty: true,
      mayBeMissing: true,
    })
    return entries[0] ?? manualSettings
  } catch (error) {
    if (error instanceof CmsUnavailable) return manualSettings
    throw error
  }
}

/** The bytes of a file of Strapi's media library, or nothing when it is not there. */
export async function fetchMedia(url: string, maxBytes: number): Promise<Media | undefined> {
  return readMedia(url, maxBytes)
}

const manualSettings: Setting = settingSchema.parse({
  documentId: 'manual',
  updatedAt: '',
  ...Object.fromEntries(
    Object.entries(definitions.setting.attributes).map(([name, attribute]) => [
      name,
      'default' in attribute ? attribute.default : null,
    ]),
  ),
})

const newsRelations = {
  'populate[domains][fields][0]': 'slug',
  'populate[domains][fields][1]': 'name',
  'populate[picture]': 'true',
}

const themeRelation = { 'populate[theme][fields][0]': 'slug', 'populate[theme][fields][1]': 'name' }

function newestFirst(one: NewsSummary, other: NewsSummary): number {
  return (other.publicationDate ?? '').localeCompare(one.publicationDate ?? '')
}

/** What Strapi makes addresses of; nothing else is worth asking it. */
function isSlug(text: string): boolean {
  return /^[a-zA-Z0-9-_.~]{1,200}$/.test(text)
}
