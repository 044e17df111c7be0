import {
  faqEntrySchema,
  formSchema,
  newsSchema,
  pageSchema,
  plainText,
  type SearchKind,
} from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { askCms, readEntries } from '../platform/cms.ts'
import type { SearchEntry } from './store.ts'

interface Source {
  path: string
  schema: z.ZodType<SearchEntry>
}

const nothing = { summary: '', body: '', themeName: null, publishedAt: null, reserved: false }

const sources: Record<SearchKind, Source> = {
  news: {
    path: 'news-articles',
    schema: newsSchema.transform((news) => ({
      kind: 'news',
      slug: news.slug,
      title: news.title,
      summary: news.summary,
      body: plainText(news.body),
      themeName: news.domains.map(({ name }) => name).join(', '),
      publishedAt: news.publicationDate,
      reserved: news.reserved,
    })),
  },
  faq: {
    path: 'faq-entries',
    schema: faqEntrySchema.transform(({ slug, question, answer, theme }) => ({
      ...nothing,
      kind: 'faq',
      slug,
      title: question,
      body: plainText(answer),
      themeName: theme.name,
    })),
  },
  form: {
    path: 'forms',
    schema: formSchema.transform(({ slug, title, description, theme }) => ({
      ...nothing,
      kind: 'form',
      slug,
      title,
      summary: description,
      themeName: theme.name,
    })),
  },
  page: {
    path: 'pages',
    schema: pageSchema.transform(({ key, title, summary, body }) => ({
      ...nothing,
      kind: 'page',
      slug: key,
      title,
      summary,
      body: plainText(body),
    })),
  },
}

const markSchema = z.object({
  data: z.unknown(),
  meta: z.object({ pagination: z.object({ total: z.number().int() }) }),
})

/** Everything that is published of a kind. */
export function fetchContents(deps: Deps, kind: SearchKind): Promise<SearchEntry[]> {
  const { path, schema } = sources[kind]
  return readEntries(deps, path, schema, { populate: '*' })
}

/**
 * Changes whenever something is published or taken back, since each publication is a new row of
 * Strapi's; a change that leaves it as it was waits for the next whole reading.
 */
export async function fetchMark(deps: Deps, kind: SearchKind): Promise<string> {
  const answer = await askCms(deps, sources[kind].path, {
    'sort[0]': 'id:desc',
    'fields[0]': 'updatedAt',
    'pagination[pageSize]': '1',
  })
  const { data, meta } = markSchema.parse(answer)
  return JSON.stringify([data, meta.pagination.total])
}
