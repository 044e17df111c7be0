import type { SearchKind } from 'content-types'

/** A word that some text has, folded: as it is, or as the beginning of a longer one. */
export interface Term {
  word: string
  isBeginning: boolean
}

/** Whose contents are searched, and of which kind. */
export interface Scope {
  kind?: SearchKind | undefined
  withReserved: boolean
}

/**
 * The FTS5 expression for texts with all of these words, or any. Words are letters and digits only,
 * in quotes: nothing that is typed is read as a part of the expression.
 */
export function matchOf(terms: readonly Term[], scope: Scope, which: 'all' | 'any' = 'all') {
  const words = terms.map(expressionOf).join(which === 'all' ? ' AND ' : ' OR ')
  return `${scopeOf(scope)} AND {title question summary body} : (${words})`
}

/** As `matchOf`, in titles alone. */
export function titleMatchOf(terms: readonly Term[], scope: Scope): string {
  return `${scopeOf(scope)} AND {title question} : (${terms.map(expressionOf).join(' AND ')})`
}

/** Whether a folded word is what a term asks for. */
export function fits(folded: string, { word, isBeginning }: Term): boolean {
  return isBeginning ? folded.startsWith(word) : folded === word
}

function scopeOf({ kind, withReserved }: Scope): string {
  const kinds = kind ? `scope : "kind${kind}" AND ` : ''
  return `${kinds}scope : ${withReserved ? '("public" OR "reserved")' : '"public"'}`
}

function expressionOf({ word, isBeginning }: Term): string {
  return `"${word}"${isBeginning ? '*' : ''}`
}
