import type { Block, Inline } from 'content-types'
import { remarksOn, writingOf, type Remark, type Surroundings } from 'content-types/remarks'

const uid = 'api::news-article.news-article'

const around: Surroundings = {
  origin: 'https://espace.enim.example',
  addresses: [],
  otherTitles: [],
}

/** A news that nothing can be said of. */
const sound = {
  title: 'Le taux de cotisation change',
  summary: 'Ce qui change au premier janvier.',
  domains: [{ slug: 'cotisation' }],
  picture: { id: 1, name: 'quai.webp', alternativeText: 'Un quai au petit matin' },
  body: [paragraph('Le taux change au premier janvier.')],
}

/** What is said of a news, made from one that is sound. */
export function remarks(
  changes: Partial<Record<keyof typeof sound, unknown>>,
  surroundings: Partial<Surroundings> = {},
): Remark[] {
  const writing = writingOf(uid, { ...sound, ...changes })
  if (!writing) throw new Error('A news is checked')
  return remarksOn(writing, { ...around, ...surroundings })
}

export function ofBody(...body: Block[]): Remark[] {
  return remarks({ body })
}

export function paragraph(...children: (string | Inline)[]): Block {
  return { type: 'paragraph', children: inlines(children) }
}

export function heading(level: number, ...children: (string | Inline)[]): Block {
  return { type: 'heading', level, children: inlines(children) }
}

export function list(...items: string[]): Block {
  return {
    type: 'list',
    format: 'unordered',
    children: items.map((item) => ({ type: 'list-item', children: inlines([item]) })),
  }
}

export function link(text: string, url: string): Inline {
  return { type: 'link', url, children: [{ type: 'text', text }] }
}

export function bold(text: string): Inline {
  return { type: 'text', text, bold: true }
}

function inlines(children: (string | Inline)[]): Inline[] {
  return children.map((child) =>
    typeof child === 'string' ? { type: 'text', text: child } : child,
  )
}
