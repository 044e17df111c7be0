import { foldWords } from '../platform/fold.ts'

/** More words than these say nothing more. */
const MOST_WORDS = 10
const LONGEST_WORD = 40

/** Words that say nothing of what is looked for; folded. */
const empty = new Set(
  foldWords(
    'ai as avec c ce ces cet cette comment d dans depuis dois doit elle est et etre faire fait ' +
      'il ils j je l les leur leurs m ma mais me mes mon moi n ne nos notre nous on ont ou par pas ' +
      'peut peux plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se ' +
      'ses si son sont suis sur t un une vos votre vous y bonjour merci',
  ).split(' '),
)

/** The folded words that say what is looked for; all of them when none says much. */
export function tellingWords(typed: string): string[] {
  const words = [...new Set(foldWords(typed).split(' '))].filter(
    (word) => word !== '' && word.length <= LONGEST_WORD,
  )
  const telling = words.filter((word) => !empty.has(word))
  return (telling.length > 0 ? telling : words).slice(0, MOST_WORDS)
}
