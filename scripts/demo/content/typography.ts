const NO_BREAK = '\u00a0'

/** French spacing: no-break spaces before high punctuation, inside quotation marks and in numbers. */
export function typeset(text: string): string {
  return text
    .replace(/ ([:;!?»%€])/g, `${NO_BREAK}$1`)
    .replace(/« /g, `«${NO_BREAK}`)
    .replace(/(\d) (h|Mo)\b/g, `$1${NO_BREAK}$2`)
    .replace(/(\d) (?=\d{3}(?!\d))/g, `$1${NO_BREAK}`)
}
