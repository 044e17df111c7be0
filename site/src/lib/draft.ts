import {
  definitions,
  faqEntrySchema,
  formSchema,
  newsSchema,
  pageSchema,
  deadlineEntrySchema,
  type DeadlineEntry,
  type FaqEntry,
  type Form,
  type News,
  type Page,
  type PreviewClaim,
} from 'content-types'
import type * as z from 'zod'
import { CmsUnavailable, readUnkept } from './strapi.ts'

export type Previewed =
  | { kind: 'actualite'; content: News }
  | { kind: 'question'; content: FaqEntry }
  | { kind: 'formulaire'; content: Form }
  | { kind: 'echeance'; content: DeadlineEntry }
  | { kind: 'page'; content: Page }

export type Draft =
  | { state: 'readable'; draft: Previewed }
  /** What the page cannot do without, by the labels that editors see. */
  | { state: 'incomplete'; missing: string[] }
  | { state: 'unknown' }
  | { state: 'unavailable' }

/** What the editors have written, published or not: asked of Strapi each time and never kept. */
export async function readDraft({ kind, documentId, status }: PreviewClaim): Promise<Draft> {
  const { path, populate } = places[kind]
  const query = { ...populate, status, 'filters[documentId][$eq]': documentId }
  try {
    const [entry] = await readUnkept(path, query)
    return entry === undefined ? { state: 'unknown' } : parse(kind, entry)
  } catch (error) {
    if (error instanceof CmsUnavailable) return { state: 'unavailable' }
    throw error
  }
}

const theme = { 'populate[theme][fields][0]': 'slug', 'populate[theme][fields][1]': 'name' }

const domains = { 'populate[domains][fields][0]': 'slug', 'populate[domains][fields][1]': 'name' }

const places = {
  actualite: {
    path: '/api/news-articles',
    populate: { ...domains, 'populate[picture]': 'true' },
    definition: definitions.news,
  },
  question: { path: '/api/faq-entries', populate: theme, definition: definitions.faqEntry },
  formulaire: {
    path: '/api/forms',
    populate: { ...theme, 'populate[file]': 'true', 'populate[fieldSettings]': 'true' },
    definition: definitions.form,
  },
  echeance: { path: '/api/deadlines', populate: theme, definition: definitions.deadline },
  page: { path: '/api/pages', populate: {}, definition: definitions.page },
}

function parse(kind: PreviewClaim['kind'], entry: object): Draft {
  switch (kind) {
    case 'actualite':
      return outcome(kind, newsSchema.safeParse(entry))
    case 'question':
      return outcome(kind, faqEntrySchema.safeParse(entry))
    case 'formulaire':
      return outcome(kind, formSchema.safeParse(entry))
    case 'echeance':
      return outcome(kind, deadlineEntrySchema.safeParse(entry))
    case 'page':
      return outcome(kind, pageSchema.safeParse(entry))
  }
}

function outcome(kind: PreviewClaim['kind'], parsed: z.ZodSafeParseResult<unknown>): Draft {
  if (parsed.success)
    return { state: 'readable', draft: { kind, content: parsed.data } as Previewed }
  const { attributes } = places[kind].definition
  const labels: Record<string, { label: string }> = attributes
  const fields = parsed.error.issues.map(({ path }) => String(path[0]))
  return {
    state: 'incomplete',
    missing: [...new Set(fields)].map((field) => labels[field]?.label ?? field),
  }
}
