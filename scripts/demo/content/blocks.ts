import type { Block, Inline, InlineText } from 'content-types'
import { typeset } from './typography.ts'

type Item = { type: 'list-item'; children: Inline[] }

/**
 * Strapi's blocks from a light notation: parts are separated by an empty line; `## ` opens a
 * heading, `> ` a quote, `- ` and `1. ` a list; inside, `**bold**`, `*italic*`, `[text](address)`.
 */
export function blocks(text: string): Block[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((part) => block(part.split('\n').map((line) => line.trim())))
}

function block(lines: string[]): Block {
  const [first = ''] = lines
  if (first.startsWith('## '))
    return { type: 'heading', level: 2, children: inline(first.slice(3)) }
  if (first.startsWith('### '))
    return { type: 'heading', level: 3, children: inline(first.slice(4)) }
  if (first.startsWith('> ')) {
    return { type: 'quote', children: inline(lines.map((line) => line.slice(2)).join(' ')) }
  }
  if (first.startsWith('- ')) return { type: 'list', format: 'unordered', children: items(lines) }
  if (/^1\. /.test(first)) return { type: 'list', format: 'ordered', children: items(lines) }
  return { type: 'paragraph', children: inline(lines.join(' ')) }
}

/** A line that opens no item continues the one before. */
function items(lines: string[]): Item[] {
  const texts: string[] = []
  for (const line of lines) {
    const opened = /^(?:- |\d+\. )(.*)$/.exec(line)?.[1]
    if (opened !== undefined) texts.push(opened)
    else texts.push(`${texts.pop() ?? ''} ${line}`)
  }
  return texts.map((text) => ({ type: 'list-item', children: inline(text) }))
}

function inline(text: string): Inline[] {
  const tokens = text.split(/(\*\*[^*]+\*\*|\*[^*]+\*|\[[^\]]+\]\([^)]+\))/).filter(Boolean)
  return tokens.map((token) => {
    const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(token)
    if (link) return { type: 'link', url: link[2] ?? '', children: [plain(link[1] ?? '')] }
    if (token.startsWith('**')) return { ...plain(token.slice(2, -2)), bold: true }
    if (token.startsWith('*')) return { ...plain(token.slice(1, -1)), italic: true }
    return plain(token)
  })
}

function plain(text: string): InlineText {
  return { type: 'text', text: typeset(text) }
}
