import { block, type Remark } from './remark.ts'
import type { Writing } from './writing.ts'

const message =
  'Cette image n’a pas de texte de remplacement : dites en une phrase ce qu’elle montre, dans la médiathèque.'

/** A picture without words is nothing to those who do not see it. */
export function missingAlternatives({ picture, body }: Writing): Remark[] {
  const inBody = (body?.blocks ?? []).flatMap((part, index) =>
    part.type === 'image' && isBlank(part.image.alternativeText)
      ? [block({ field: body?.field ?? '', block: index + 1 }, message)]
      : [],
  )
  if (!picture || !isBlank(picture.alternativeText)) return inBody
  return [block({ field: picture.field }, message), ...inBody]
}

/** Strapi proposes the name of the file as the words of a picture. */
function isBlank(words: string | null | undefined): boolean {
  const text = words?.trim() ?? ''
  return text === '' || /^[^\s]+\.(jpe?g|png|webp|avif|gif)$/i.test(text)
}
