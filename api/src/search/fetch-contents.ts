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
import type { SearchEntry } from './store.ts'

const PATIENCE_MS = 10_000

interface Source {
  path: string
  /** Undefined for what does not parse: the site leaves it out too. */
  toEntry: (content: unknown) => SearchEntry | undefined
}

const nothing = { summary: '', body: '', themeName: null, publishedAt: null, reserved: false }

export const sources: Record<SearchKind, Source> = {
  news: {
    path: 'news-articles',
    toEntry: entryOf(newsSchema, (news) => ({
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
    toEntry: entryOf(faqEntrySchema, ({ slug, question, answer, theme }) => ({
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
    toEntry: entryOf(formSchema, ({ slug, title, description, theme }) => ({
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
    toEntry: entryOf(pageSchema, ({ key, title, summary, body }) => ({
      ...nothing,
      kind: 'page',
      slug: key,
      title,
      summary,
      body: plainText(body),
    })),
  },
}

const pageAnswerSchema = z.object({
  data: z.array(z.unknown()),
  meta: z.object({
    pagination: z.object({ pageCount: z.number().int(), total: z.number().int().optional() }),
  }),
})

/** Everything that is published of a kind. */
export async function fetchContents(deps: Deps, kind: SearchKind): Promise<SearchEntry[]> {
  const { path, toEntry } = sources[kind]
  const entries: SearchEntry[] = []
  for (let page = 1, pages = 1; page <= pages; page++) {
    const { data, meta } = await ask(deps, path, {
      populate: '*',
      'sort[0]': 'id:asc',
      'pagination[pageSize]': '100',
      'pagination[page]': String(page),
    })
    entries.push(...data.flatMap((content) => toEntry(content) ?? []))
    pages = meta.pagination.pageCount
  }
  return entries
}

/**
 * Changes whenever something is published or taken back, since each publication is a new row of
 * Strapi's; a change that leaves it as it was waits for the next whole reading.
 */
export async function fetchMark(deps: Deps, kind: SearchKind): Promise<string> {
  const { data, meta } = await ask(deps, sources[kind].path, {
    'sort[0]': 'id:desc',
    'fields[0]': 'updatedAt',
    'pagination[pageSize]': '1',
  })
  return JSON.stringify([data, meta.pagination.total])
}

async function ask({ settings }: Deps, path: string, query: Record<string, string>) {
  const { url, token } = settings.cms
  const answer = await fetch(`${url}/api/${path}?${new URLSearchParams(query).toString()}`, {
    headers: { authorization: `Bearer ${token}` },
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (!answer.ok) throw new Error(`Strapi answered ${String(answer.status)}`)
  return pageAnswerSchema.parse(await answer.json())
}

function entryOf<T>(schema: z.ZodType<T>, toEntry: (content: T) => SearchEntry) {
  return (content: unknown): SearchEntry | undefined => {
    const parsed = schema.safeParse(content)
    return parsed.success ? toEntry(parsed.data) : undefined
  }
}
