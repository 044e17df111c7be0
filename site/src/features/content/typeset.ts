/**
 * Keeps French punctuation on the line of the word it belongs to. Editors type plain spaces; only
 * spaces that are there become no-break ones.
 */
export function typeset(text: string): string {
  return text.replace(/ (?=[:;?!»%€])/g, '\u00a0').replace(/« /g, '«\u00a0')
}
