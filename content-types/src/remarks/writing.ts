import type { Block, Inline, List } from '../blocks.ts'
import type { ReadPdf } from './read-pdf.ts'

/** What an entry says, whichever its type: the panel has it as it is typed, the server as it is saved. */
export interface Writing {
  title: Piece
  /** Undefined for a type that has none. */
  summary: Piece | undefined
  body: { field: string; blocks: readonly Block[] } | undefined
  /** Whether its domains, or its theme, are chosen; undefined for a type that has none. */
  relation: { field: 'domains' | 'theme'; isChosen: boolean } | undefined
  picture: { field: string; alternativeText: string | null | undefined } | undefined
  file: { field: string; id: number; name: string } | undefined
  /** An address that is a field of its own. */
  address: { field: string; url: string } | undefined
}

/** What a rule must know besides the entry. */
export interface Surroundings {
  /** The origin of the portal: « https://espace.example ». */
  origin: string
  /** Paths of contents that are published, and those that lead to one of them. */
  addresses: readonly string[]
  /** Titles of the other entries of its type. */
  otherTitles: readonly string[]
  /** What its file is like; undefined when there is none, or when it is not read yet. */
  pdf?: ReadPdf
}

export interface Piece {
  field: string
  block?: number
  text: string
}

export interface PlacedLink {
  field: string
  block: number
  url: string
  text: string
}

/** Its texts, one by one: a title, a paragraph, an item of a list. */
export function piecesOf({ title, summary, body }: Writing): Piece[] {
  const { field, blocks } = body ?? { field: '', blocks: [] }
  const inBody = blocks.flatMap((block, index) =>
    linesOf(block).map((line) => ({ field, block: index + 1, text: textOf(line) })),
  )
  return [title, ...(summary ? [summary] : []), ...inBody]
}

export function linksOf({ body }: Writing): PlacedLink[] {
  const { field, blocks } = body ?? { field: '', blocks: [] }
  return blocks.flatMap((block, index) =>
    linesOf(block)
      .flat()
      .filter((inline) => inline.type === 'link')
      .map((link) => ({ field, block: index + 1, url: link.url, text: textOf(link.children) })),
  )
}

export function textOf(line: readonly Inline[]): string {
  return line
    .map((inline) => (inline.type === 'link' ? textOf(inline.children) : inline.text))
    .join('')
}

function linesOf(block: Block): Inline[][] {
  if (block.type === 'image') return []
  return block.type === 'list' ? itemsOf(block) : [block.children]
}

function itemsOf(list: List): Inline[][] {
  return list.children.flatMap((child) =>
    child.type === 'list' ? itemsOf(child) : [child.children],
  )
}
