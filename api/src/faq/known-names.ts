import type { Stretch } from './stretch.ts'

/** Words that names of companies share with any text. */
const usual = new Set(
  (
    'armement armements armateur armateurs pecherie pecheries peche peches cabotage compagnie ' +
    'maritime maritimes marine marin marins mer mers societe groupe entreprise entreprises ' +
    'transport transports port ports navire navires bateau bateaux service services ' +
    'cooperative scop sarl sasu eurl france francaise bretagne monsieur madame docteur ' +
    'des les aux une mon mes ses son est que qui nos vos par sur and the avec chez dans pour sans sous vers quai rue avenue place essais'
  ).split(' '),
)

const SHORTEST = 3

/** Where the words of these names stand in a text, whatever their accents and capitals. */
export function findNames(text: string, names: readonly string[]): Stretch[] {
  const folded = foldInPlace(text)
  const sought = [...new Set(names.flatMap(partsOf))]
  return sought.flatMap((part) => occurrencesOf(folded, part))
}

/** The whole first, then each word that says something by itself. */
function partsOf(name: string): string[] {
  const whole = foldInPlace(name).trim()
  const words = whole.split(/[^\p{L}\p{N}]+/u)
  const telling = words.filter((word) => word.length >= SHORTEST && !usual.has(word))
  return whole.length < SHORTEST ? [] : [whole, ...telling]
}

function occurrencesOf(folded: string, part: string): Stretch[] {
  const words = part.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{N}])`, 'gu')
  return [...folded.matchAll(pattern)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    mark: '[nom]',
  }))
}

/** Small letters without accents, each at the place where it was. */
function foldInPlace(text: string): string {
  return text.replace(/\P{ASCII}|[A-Z]/gu, (letter) => {
    const [base = letter] = letter.normalize('NFD').toLowerCase()
    return base.length === letter.length ? base : letter
  })
}
