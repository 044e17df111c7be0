import { advise, type Remark } from './remark.ts'
import type { Surroundings, Writing } from './writing.ts'

export function titleFullStop({ title }: Writing): Remark[] {
  const words = title.text.trim()
  if (!/[^.]\.$/.test(words)) return []
  return [advise({ field: title.field, words }, 'Un titre ne finit pas par un point : effacez-le.')]
}

export function duplicateTitle({ title }: Writing, { otherTitles }: Surroundings): Remark[] {
  const words = fold(title.text)
  if (words === '' || !otherTitles.some((other) => fold(other) === words)) return []
  return [
    advise(
      { field: title.field, words: title.text },
      'Un autre contenu porte déjà ce titre : dites ce qui les distingue.',
    ),
  ]
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
}
