const LONGEST_LINE = 75

const lineFeed = 0x0a
const equals = 0x3d
const hexadecimal = Buffer.from('0123456789ABCDEF')

/** A text in lines of ASCII (RFC 2045, 6.7). Thousands of mails pass here: bytes, one by one. */
export function quotePrintable(text: string): string {
  const bytes = Buffer.from(text.replace(/\r\n?/g, '\n'))
  const written = Buffer.allocUnsafe(bytes.length * 3 + Math.ceil(bytes.length / 24) * 3)
  let length = 0
  let column = 0
  const put = (...some: readonly number[]) => {
    for (const one of some) written[length++] = one
  }
  bytes.forEach((byte, place) => {
    if (byte === lineFeed) {
      put(0x0d, lineFeed)
      column = 0
      return
    }
    const next = bytes[place + 1]
    const isPlain = isVisible(byte) || (isBlank(byte) && next !== undefined && next !== lineFeed)
    const width = isPlain ? 1 : 3
    if (column + width > LONGEST_LINE) {
      put(equals, 0x0d, lineFeed)
      column = 0
    }
    column += width
    if (isPlain) put(byte)
    else put(equals, hexadecimal[byte >> 4] ?? 0, hexadecimal[byte & 0x0f] ?? 0)
  })
  return written.toString('latin1', 0, length)
}

function isVisible(byte: number): boolean {
  return byte > 0x20 && byte < 0x7f && byte !== equals
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09
}
