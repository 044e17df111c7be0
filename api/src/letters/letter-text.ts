import type { Block, Inline, Letter, LetterNews, List } from 'content-types'
import { safeLink } from './safe-link.ts'
import { footerWords, newsAddress, onlineAddress, type Ways } from './words.ts'

const WIDTH = 72

interface Options {
  publicUrl: string
  ways: Ways
  mayAnswer: boolean
}

/** For programs, and people, that read text alone; addresses stand on lines of their own. */
export function letterText(letter: Letter, { publicUrl, ways, mayAnswer }: Options): string {
  const { id, subject, introduction, news, frequency } = letter
  return [
    ...(news.length === 1 ? [] : [underlined(subject, '=')]),
    ...introduction.map((words) => wrap(words)),
    ...news.map((one) => newsText(one, publicUrl)),
    '-- ',
    ...footerWords(frequency, mayAnswer).map((words) => wrap(words)),
    `Voir en ligne\u00a0:\n${onlineAddress(publicUrl, id)}`,
    `Modifier mes préférences\u00a0:\n${ways.preferences}`,
    `Faire une pause\u00a0:\n${ways.pause}`,
    `Me désinscrire\u00a0:\n${ways.leave}`,
    `Espace personnel Enim\n${publicUrl}\n`,
  ].join('\n\n')
}

function newsText(news: LetterNews, publicUrl: string): string {
  return [
    underlined(news.title, '-'),
    wrap(news.domains.map(({ name }) => name).join(' · ')),
    wrap(news.summary),
    ...(news.body ?? []).map((block) => blockText(block, publicUrl)),
    `${news.body ? 'Lire sur le portail' : 'Lire la suite'}\u00a0:\n${newsAddress(publicUrl, news)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function blockText(block: Block, publicUrl: string): string {
  switch (block.type) {
    case 'paragraph':
      return wrap(inlineText(block.children, publicUrl))
    case 'heading':
      return wrap(inlineText(block.children, publicUrl).toUpperCase())
    case 'list':
      return listText(block, publicUrl)
    case 'quote':
      return wrap(inlineText(block.children, publicUrl), '> ')
    case 'code':
      return block.children.map(({ text }) => text).join('')
    case 'image':
      return ''
  }
}

function listText({ format, children }: List, publicUrl: string, indent = ''): string {
  let number = 0
  return children
    .map((child) => {
      if (child.type === 'list') return listText(child, publicUrl, `${indent}  `)
      const mark = format === 'ordered' ? `${String(++number)}. ` : '- '
      const words = wrap(inlineText(child.children, publicUrl), indent + ' '.repeat(mark.length))
      return indent + mark + words.slice(indent.length + mark.length)
    })
    .join('\n')
}

/** A link is followed by its address, unless it says it itself. */
function inlineText(inlines: readonly Inline[], publicUrl: string): string {
  return inlines
    .map((inline) => {
      if (inline.type === 'text') return inline.text
      const words = inline.children.map(({ text }) => text).join('')
      const href = safeLink(publicUrl, inline.url)
      if (href === undefined || words === inline.url || href.endsWith(`:${words}`)) return words
      return `${words} <${href}>`
    })
    .join('')
}

function underlined(title: string, sign: string): string {
  const lines = wrap(title)
  const longest = Math.max(...lines.split('\n').map((line) => line.length))
  return `${lines}\n${sign.repeat(longest)}`
}

/** Breaks at spaces, never inside an address; each line begins with `prefix`. */
function wrap(words: string, prefix = ''): string {
  return words
    .split('\n')
    .flatMap((line) => wrapLine(line.trim(), WIDTH - prefix.length))
    .map((line) => prefix + line)
    .join('\n')
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(/[ \t]+/)) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current)
      current = word
    } else current = current === '' ? word : `${current} ${word}`
  }
  return [...lines, current]
}
