import { refreshFaq } from '../../api/src/faq/index.ts'
import { refreshSearch } from '../../api/src/search/index.ts'
import { cmsToken, FakeCms, type Entry } from './fake-cms.ts'
import { createTestApp, type TestApp } from './test-app.ts'

export interface SearchPortal extends TestApp {
  cms: FakeCms
  /** Copies what the fake Strapi publishes. */
  refresh(): Promise<void>
}

type Kinds = Partial<Record<'news-articles' | 'faq-entries' | 'forms' | 'pages', Entry[]>>

/** The api beside a fake Strapi, whose contents it has read. */
export async function openSearchPortal(kinds: Kinds): Promise<SearchPortal> {
  const contents = { 'news-articles': [], 'faq-entries': [], forms: [], pages: [], ...kinds }
  const cms = new FakeCms({ themes: [], 'answer-templates': [], setting: null, ...contents })
  await cms.start()
  const portal = await createTestApp()
  Object.assign(portal.deps.settings.cms, { url: cms.url, token: cmsToken })
  const refresh = async () => {
    await refreshFaq(portal.deps)
    await refreshSearch(portal.deps)
  }
  await refresh()
  return {
    ...portal,
    cms,
    refresh,
    async close() {
      await portal.close()
      await cms.stop()
    },
  }
}

const facts = { documentId: 'x', updatedAt: '2026-01-05T08:00:00.000Z' }
const theme = { slug: 'cotisation', name: 'Cotisation' }
const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] })

export function news(slug: string, title: string, body = '', more: Entry = {}): Entry {
  const words = { title, summary: 'En bref.', body: [paragraph(body)] }
  const date = '2026-02-01T08:00:00.000Z'
  return { ...facts, slug, ...words, domains: [theme], publicationDate: date, ...more }
}

export function question(slug: string, asked: string, answer = ''): Entry {
  return { ...facts, slug, question: asked, answer: [paragraph(answer)], theme, rank: 1 }
}

export function form(slug: string, title: string, description: string): Entry {
  const file = { url: '/x.pdf', name: 'x.pdf', mime: 'application/pdf', size: 12 }
  return { ...facts, slug, title, description, theme, version: '2026-01', file }
}

export function page(key: string, title: string, body: string): Entry {
  return { ...facts, key, title, summary: 'Une page.', body: [paragraph(body)] }
}
