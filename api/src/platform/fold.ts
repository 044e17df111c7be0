/**
 * The words of a French text as they are searched: small letters without accents, singular, without
 * elisions and articles; separated by spaces. Never longer than a few times the text.
 */
export function foldWords(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(elision, ' ')
    .replace(spacedSiret, (siret) => siret.replace(/\s/g, ''))
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? []
  return words
    .filter((word) => !emptyWords.has(word))
    .map(singular)
    .join(' ')
}

/** More would only make a search slower. */
const MOST_WORDS = 12

/**
 * The FTS5 expression that finds folded texts with all these words; the last one may be unfinished.
 * Undefined when nothing remains to search.
 */
export function matchOf(words: string): string | undefined {
  const folded = foldWords(words).split(' ', MOST_WORDS)
  if (folded[0] === '') return undefined
  return `${folded.map((word) => `"${word}"`).join(' ')}*`
}

/**
 * What the folded texts of an account hold in `scope`. It narrows a search; whoever searches still
 * says in SQL whose requests may be found.
 */
export function accountToken(accountId: string): string {
  return `a${accountId.replaceAll('-', '')}`
}

/** The same of the service behind a theme. */
export function serviceToken(themeSlug: string): string {
  return `s${themeSlug.replaceAll('-', '')}`
}

/** « l’attestation », « qu'il », « jusqu’au »: what stands before the apostrophe. */
const elision = /(?<![\p{L}\p{N}])(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’ʼ]/gu

/** « 123 456 789 00012 », as it is printed. */
const spacedSiret = /(?<!\d)\d{3}\s\d{3}\s\d{3}\s\d{5}(?!\d)/g

const emptyWords = new Set(
  'a au aux ce ces de des du en et la le les ou par pour sur un une'.split(' '),
)

const irregular: Readonly<Record<string, string | undefined>> = {
  baux: 'bail',
  travaux: 'travail',
}

/** By its ending alone: a word that is no plural is folded alike wherever it stands. */
function singular(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  const known = irregular[word]
  if (known !== undefined) return known
  if (/(?:e|y)aux$/.test(word)) return word.slice(0, -1)
  if (/..aux$/.test(word)) return `${word.slice(0, -3)}al`
  return /(?:s|eux|oux)$/.test(word) ? word.slice(0, -1) : word
}
