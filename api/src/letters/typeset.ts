/**
 * Keeps French punctuation, and the unit after a number, on the line of the word before. Editors
 * type plain spaces; only spaces that are there become no-break ones.
 */
export function typeset(text: string): string {
  return text
    .replace(/ (?=[:;?!»%€])/g, '\u00a0')
    .replace(/« /g, '«\u00a0')
    .replace(/\b(1er|\d{1,2}) (?=\p{L}{3,9} \d{4}\b)/gu, '$1\u00a0')
}
