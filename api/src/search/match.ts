/** A word that some text has, folded: as it is, or as the beginning of a longer one. */
export interface Term {
  word: string
  isBeginning: boolean
}

/**
 * The FTS5 expression for texts with all of these words, or any. Words are letters and digits only,
 * in quotes: nothing that is typed is read as a part of the expression.
 */
export function matchOf(terms: readonly Term[], which: 'all' | 'any' = 'all'): string {
  return terms.map(expressionOf).join(which === 'all' ? ' AND ' : ' OR ')
}

/**
 * The same texts in two parts, the likelier first: those with some of the words in their titles, all
 * others. Ranking costs by the text, and the first part is enough for most searches.
 */
export function likeliestFirst(terms: readonly Term[], which: 'all' | 'any'): [string, string] {
  const match = matchOf(terms, which)
  const inTitle = `{title question} : (${matchOf(terms, 'any')})`
  return [terms.length === 1 ? inTitle : `(${match}) AND ${inTitle}`, `(${match}) NOT ${inTitle}`]
}

/** As `matchOf`, in titles alone. */
export function titleMatchOf(terms: readonly Term[]): string {
  return `{title question} : (${matchOf(terms)})`
}

/** Whether a folded word is what a term asks for. */
export function fits(folded: string, { word, isBeginning }: Term): boolean {
  return isBeginning ? folded.startsWith(word) : folded === word
}

function expressionOf({ word, isBeginning }: Term): string {
  return `"${word}"${isBeginning ? '*' : ''}`
}
