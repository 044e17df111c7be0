import { advise, block, type Remark } from './remark.ts'
import { linksOf, type Writing } from './writing.ts'

const vague = new Set([
  'ici',
  'cliquez ici',
  'cliquer ici',
  'cliquez',
  'lire',
  'lire la suite',
  'lire plus',
  'en savoir plus',
  'savoir plus',
  'plus',
  'plus d’informations',
  'voir',
  'voir ici',
  'suite',
  'la suite',
  'lien',
  'ce lien',
  'cette page',
  'télécharger',
  'là',
])

export function emptyLinks(writing: Writing): Remark[] {
  return linksOf(writing).flatMap((link) => {
    if (link.text.trim() === '') {
      return [
        block(
          { ...link, words: link.url },
          'Ce lien n’a pas de texte : écrivez où il mène, ou effacez-le.',
        ),
      ]
    }
    if (link.url.trim() !== '') return []
    return [
      block(
        { ...link, words: link.text },
        'Ce lien n’a pas d’adresse : ajoutez-la, ou effacez-le.',
      ),
    ]
  })
}

/** Out of its sentence, in the list of links that a screen reader makes, it says nothing. */
export function vagueLinks(writing: Writing): Remark[] {
  return linksOf(writing).flatMap((link) => {
    const words = link.text
      .toLowerCase()
      .replaceAll("'", '’')
      .replace(/[\s.…:!»«>]+/g, ' ')
      .trim()
    if (!vague.has(words)) return []
    return [
      advise(
        { ...link, words: link.text },
        'Ce texte de lien ne dit pas où il mène : reprenez le titre de la page ou du fichier.',
      ),
    ]
  })
}

export function addressesAsLinks(writing: Writing): Remark[] {
  return linksOf(writing).flatMap((link) => {
    if (!/^(https?:\/\/|www\.)/i.test(link.text.trim())) return []
    return [
      advise(
        { ...link, words: link.text },
        'Ce texte de lien est une adresse, qu’un lecteur d’écran épelle : écrivez où il mène.',
      ),
    ]
  })
}
