import { advise, type Remark } from './remark.ts'
import type { Surroundings, Writing } from './writing.ts'

export function barePdf({ file }: Writing, { pdf }: Surroundings): Remark[] {
  if (!file || !pdf) return []
  const { field, name: words } = file
  return [
    ...(pdf.isTagged
      ? []
      : [
          advise(
            { field, words },
            'Ce PDF n’est pas balisé : un lecteur d’écran n’y suit aucun ordre. Exportez-le avec « PDF balisé ».',
          ),
        ]),
    ...(pdf.hasTitle
      ? []
      : [
          advise(
            { field, words },
            'Ce PDF n’a pas de titre : remplissez le titre dans les propriétés du document.',
          ),
        ]),
    ...(pdf.hasLanguage
      ? []
      : [
          advise(
            { field, words },
            'Ce PDF ne dit pas sa langue : choisissez le français dans les propriétés du document.',
          ),
        ]),
  ]
}
