import type { Block } from '../blocks.ts'
import { advise, type Remark } from './remark.ts'
import { textOf, type Writing } from './writing.ts'

const LONGEST_HEADING = 100

/** A reader who goes from heading to heading looks for the one that is missing. */
export function skippedLevels({ body }: Writing): Remark[] {
  let above: number | undefined
  return (body?.blocks ?? []).flatMap((block, index) => {
    if (block.type !== 'heading') return []
    const from = above
    above = block.level
    if (from === undefined || block.level <= from + 1) return []
    return [
      advise(
        { field: body?.field ?? '', block: index + 1, words: textOf(block.children) },
        `Ce titre de niveau ${String(block.level)} suit un titre de niveau ${String(from)} : choisissez le niveau ${String(from + 1)}.`,
      ),
    ]
  })
}

/** A sentence made large is no heading. */
export function headingsAsBold({ body }: Writing): Remark[] {
  return (body?.blocks ?? []).flatMap((block, index) => {
    if (block.type !== 'heading') return []
    const words = textOf(block.children).trim()
    if (words.length <= LONGEST_HEADING && !/[^.]\.$/.test(words)) return []
    return [
      advise(
        { field: body?.field ?? '', block: index + 1, words },
        'Ce titre est une phrase : s’il doit seulement ressortir, faites-en un paragraphe en gras.',
      ),
    ]
  })
}

/** And a heading made of bold words is none either. */
export function boldAsHeadings({ body }: Writing): Remark[] {
  const blocks = body?.blocks ?? []
  return blocks.flatMap((block, index) => {
    const words = boldLine(block)
    if (words === undefined || index === blocks.length - 1) return []
    return [
      advise(
        { field: body?.field ?? '', block: index + 1, words },
        'Ce paragraphe en gras sert de titre : choisissez un titre, que les lecteurs d’écran annoncent.',
      ),
    ]
  })
}

function boldLine(block: Block): string | undefined {
  if (block.type !== 'paragraph') return undefined
  const parts = block.children.filter((part) => textOf([part]).trim() !== '')
  if (parts.length === 0 || !parts.every((part) => part.type === 'text' && part.bold)) {
    return undefined
  }
  const words = textOf(block.children).trim()
  return words.length <= LONGEST_HEADING && !/[.!?;]$/.test(words) ? words : undefined
}
