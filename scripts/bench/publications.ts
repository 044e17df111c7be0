import { randomInt, randomUUID } from 'node:crypto'
import type { Portal } from './portal.ts'
import { findEdited, publishChange, publishNews, type Edited } from './publish.ts'
import { apiDoor, demoAccount, signIn } from './sign-in.ts'

/** Something that an editor publishes, and where people read it. */
export interface Publication {
  kind: string
  /** The page that must show it; of a search, the page of those words. */
  pageOf(words: string): string
  /** What it then holds, the words themselves unless said otherwise. */
  traceOf?(words: string): string
  /** Who reads, when it is not anybody. */
  headersOf?(): Record<string, string>
  /** Publishes something in which those words are read. */
  publish(words: string): Promise<void>
}

/** Every kind of content that people read, each published as the panel does. */
export async function listPublications(portal: Portal, token: string): Promise<Publication[]> {
  const change = (edited: Edited, body: object) => publishChange(portal, token, edited, body)
  const news = (words: string) => publishNews(portal, token, words)
  const question = await findEdited(portal, token, 'faq-entry')
  const form = await findEdited(portal, token, 'form')
  const page = await findEdited(portal, token, 'page', { key: 'aide' })
  const window = await findEdited(portal, token, 'window-text', {
    key: 'notifications-enregistrees',
  })
  const setting = {
    path: 'content-manager/single-types/api::setting.setting',
    isDrafted: false,
  }
  const cookie = await signIn(apiDoor(portal), demoAccount(portal))
  return [
    { kind: 'news', pageOf: () => '/actualites', publish: news },
    { kind: 'news-feed', pageOf: () => '/actualites/rss.xml', publish: news },
    {
      kind: 'search',
      pageOf: (words) => `/recherche?q=${encodeURIComponent(words)}`,
      traceOf: (words) => `href="/actualites/${words.toLowerCase().replace(' ', '-')}"`,
      headersOf: () => ({ 'x-forwarded-for': makeAddress() }),
      publish: news,
    },
    {
      kind: 'question',
      pageOf: () => '/questions',
      publish: (words) => change(question, { question: words }),
    },
    {
      kind: 'form',
      pageOf: () => '/formulaires',
      publish: (words) => change(form, { title: words }),
    },
    { kind: 'page', pageOf: () => '/aide', publish: (words) => change(page, { title: words }) },
    {
      kind: 'banner',
      pageOf: () => '/',
      publish: (words) => change(setting, { banner: words }),
    },
    {
      kind: 'window',
      pageOf: () => '/espace/parametres?fait=notifications',
      headersOf: () => ({ cookie }),
      publish: (words) => change(window, { title: words }),
    },
  ]
}

/** Words that no page shows yet. */
export function makeWords(): string {
  return `Mesure ${randomUUID().slice(0, 13)}`
}

/** One reader may not search as often as this measure does. */
function makeAddress(): string {
  return `10.${String(randomInt(256))}.${String(randomInt(256))}.${String(randomInt(256))}`
}
