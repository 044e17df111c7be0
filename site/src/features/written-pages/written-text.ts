import type { Block, Inline, List } from 'content-types'

export interface WrittenText {
  title: string
  summary: string
  /** As `writtenText` reads it. */
  body: string
}

/**
 * A text of the repository as editors' texts are: a paragraph, `## heading` or list of `- items`
 * after each empty line, with `[links](/address)`.
 */
export function writtenText(text: string): Block[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((part) => blockOf(part.trim()))
}

function blockOf(part: string): Block {
  if (part.startsWith('## ')) return { type: 'heading', level: 2, children: inlines(part.slice(3)) }
  if (part.startsWith('- ')) return listOf(part)
  return { type: 'paragraph', children: inlines(part) }
}

function listOf(part: string): List {
  const items = part.slice(2).split(/\n\s*- /)
  return {
    type: 'list',
    format: 'unordered',
    children: items.map((item) => ({ type: 'list-item', children: inlines(item) })),
  }
}

function inlines(written: string): Inline[] {
  const text = written.replace(/\s*\n\s*/g, ' ')
  return text.split(/(\[[^\]]+\]\([^)]+\))/).flatMap((part): Inline[] => {
    const [, label, url] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part) ?? []
    if (label !== undefined && url !== undefined) {
      return [{ type: 'link', url, children: [{ type: 'text', text: label }] }]
    }
    return part === '' ? [] : [{ type: 'text', text: part }]
  })
}
