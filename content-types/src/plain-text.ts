import type { Block } from './blocks.ts'
import { withoutLanguageMarks } from './language-marks.ts'

type Node = { text: string } | { children: readonly Node[] } | object

/** The words of a rich text, one block a line; pictures say nothing. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map(textOf).filter(Boolean).join('\n')
}

function textOf(node: Node): string {
  if ('text' in node) return withoutLanguageMarks(node.text)
  if (!('children' in node)) return ''
  const between = 'type' in node && node.type === 'list' ? '\n' : ''
  return node.children.map(textOf).join(between)
}
