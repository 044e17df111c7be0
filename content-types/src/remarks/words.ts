import { advise, type Remark } from './remark.ts'
import { piecesOf, textOf, type Writing } from './writing.ts'

/** More than eight letters: shorter ones are acronyms. */
const SHOUTED = /(?<!\p{L})\p{Lu}[\p{Lu}’'-]{8,}(?!\p{L})/u

export function allCapitals(writing: Writing): Remark[] {
  return piecesOf(writing).flatMap((piece) => {
    const words = SHOUTED.exec(piece.text)?.[0]
    if (words === undefined) return []
    return [
      advise(
        { ...piece, words },
        'Des mots entiers en capitales se lisent mal : gardez la majuscule initiale seulement.',
      ),
    ]
  })
}

export function doubleSpaces(writing: Writing): Remark[] {
  return piecesOf(writing).flatMap((piece) => {
    const words = /\S*[ \u00a0]{2,}\S*/.exec(piece.text.trim())?.[0]
    if (words === undefined) return []
    return [advise({ ...piece, words }, 'Deux espaces se suivent : n’en laissez qu’une.')]
  })
}

/** The page already spaces its paragraphs; a screen reader announces each empty one. */
export function emptyParagraphs({ body }: Writing): Remark[] {
  const blocks = body?.blocks ?? []
  const isEmpty = (index: number) => {
    const block = blocks[index]
    return block?.type === 'paragraph' && textOf(block.children).trim() === ''
  }
  // A text that was never begun is one empty paragraph.
  if (blocks.length <= 1) return []
  return blocks.flatMap((_, index) =>
    isEmpty(index)
      ? [
          advise(
            { field: body?.field ?? '', block: index + 1 },
            'Ce paragraphe est vide : effacez-le, la page espace déjà ses paragraphes.',
          ),
        ]
      : [],
  )
}
