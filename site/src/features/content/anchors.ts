import { plainText, type Block } from 'content-types'

interface Anchor {
  block: Block
  id: string
  text: string
  level: number
}

/** The headings of a text, with an identifier that no other part of the page has. */
export function anchorsOf(blocks: readonly Block[]): Anchor[] {
  const taken = new Set<string>()
  return blocks.flatMap((block) => {
    if (block.type !== 'heading') return []
    const text = plainText([block]).trim()
    if (text === '') return []
    const id = free(`partie-${slugOf(text)}`, taken)
    taken.add(id)
    return [{ block, id, text, level: block.level }]
  })
}

/** « Déclarer un accident » is « declarer-un-accident ». */
export function slugOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
}

function free(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted
  for (let rank = 2; taken.has(id); rank += 1) id = `${wanted}-${rank}`
  return id
}
