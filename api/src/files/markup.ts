const LESS_THAN = 0x3c
/** As long as the longest beginning. */
const BEGINNING_LENGTH = 9
const beginning = /^<(?:(?:script|html|body|iframe|object|embed)|svg[\s>]|\?php|!doctype)/i
/** What follows `<` in them: looked at first, since most of an image is not text. */
const seconds = new Set(Buffer.from('sShHbBiIoOeE?!'))

/** Whether a browser that guesses, or a server that runs pages, would find one in these bytes. */
export function hasMarkup(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(LESS_THAN); at !== -1; at = bytes.indexOf(LESS_THAN, at + 1)) {
    if (!seconds.has(bytes[at + 1] ?? 0)) continue
    if (beginning.test(bytes.toString('latin1', at, at + BEGINNING_LENGTH))) return true
  }
  return false
}
