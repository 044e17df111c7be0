import type { Block } from 'content-types'

/**
 * Gives the headings of a text their levels on the page: below the heading it stands under, without
 * a gap, whatever levels its editor chose.
 */
export function headingLevels(blocks: readonly Block[], under: number): (level: number) => number {
  const chosen = blocks.flatMap((block) => (block.type === 'heading' ? [block.level] : []))
  const ranks = [...new Set(chosen)].toSorted((one, other) => one - other)
  return (level) => Math.min(under + 1 + ranks.indexOf(level), 6)
}
