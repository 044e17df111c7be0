import { expect } from './fault.ts'

/** Format: ISO 32000-1, 7.2 and 7.3. */
export interface PdfToken {
  kind: 'name' | 'string' | 'open' | 'close' | 'word'
  /** Of a name, decoded; of a string, what stands between its parentheses. */
  text: string
  end: number
}

const REGULAR = 0
const SPACE = 1
const DELIMITER = 2
/** Of each byte; names and words are made of regular ones. */
const classes = new Uint8Array(256)
for (const byte of Buffer.from('\0\t\n\f\r ')) classes[byte] = SPACE
for (const byte of Buffer.from('()<>[]{}/%')) classes[byte] = DELIMITER

const code = (character: string) => character.charCodeAt(0)
const SLASH = code('/')
const OPEN = code('(')
const CLOSE = code(')')
const LESS = code('<')
const GREATER = code('>')
const PERCENT = code('%')
const BACKSLASH = code('\\')
const brackets = new Set(Buffer.from('[]{}'))
const HEXADECIMAL = /^[0-9A-Fa-f\0\t\n\f\r ]*$/

/** The token at or after a place; undefined at the end. Brackets of arrays are words. */
export function readToken(bytes: Buffer, from: number): PdfToken | undefined {
  const start = skipSpace(bytes, from)
  const byte = bytes[start]
  if (byte === undefined) return undefined
  const isDouble = bytes[start + 1] === byte
  if (byte === OPEN) return readString(bytes, start)
  if (byte === LESS && !isDouble) return readHexadecimal(bytes, start)
  if (byte === LESS) return { kind: 'open', text: '<<', end: start + 2 }
  if (byte === GREATER && isDouble) return { kind: 'close', text: '>>', end: start + 2 }
  if (byte === SLASH) {
    const end = endOfRegular(bytes, start + 1)
    return { kind: 'name', text: decodeName(bytes.toString('latin1', start + 1, end)), end }
  }
  const end = brackets.has(byte) ? start + 1 : endOfRegular(bytes, start)
  expect(end > start, 'damaged', `no token at ${String(start)}`)
  return { kind: 'word', text: bytes.toString('latin1', start, end), end }
}

/** `/J#61vaScript` is the name JavaScript. */
export function decodeName(written: string): string {
  if (!written.includes('#')) return written
  return written.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  )
}

export function isSpaceOrDelimiter(byte: number | undefined): boolean {
  return byte === undefined || classes[byte] !== REGULAR
}

export function endOfRegular(bytes: Buffer, from: number): number {
  let at = from
  while (at < bytes.length && classes[bytes[at] ?? 0] === REGULAR) at += 1
  return at
}

/** Comments, to the end of their line, count as space. */
function skipSpace(bytes: Buffer, from: number): number {
  let at = from
  for (; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === PERCENT) at = endOfLine(bytes, at)
    else if (classes[byte] !== SPACE) break
  }
  return at
}

function endOfLine(bytes: Buffer, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at += 1
  return at
}

function readString(bytes: Buffer, start: number): PdfToken {
  let depth = 0
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === BACKSLASH) at += 1
    else if (byte === OPEN) depth += 1
    else if (byte === CLOSE) depth -= 1
    if (depth === 0)
      return { kind: 'string', text: bytes.toString('latin1', start + 1, at), end: at + 1 }
  }
  expect(false, 'damaged', 'a string without an end')
}

/** Some readers skip what is not hexadecimal, some do not: only what all read alike is accepted. */
function readHexadecimal(bytes: Buffer, start: number): PdfToken {
  const end = bytes.indexOf(GREATER, start) + 1
  const digits = bytes.toString('latin1', start + 1, end - 1)
  expect(end > 0 && HEXADECIMAL.test(digits), 'damaged', 'a hexadecimal string that is none')
  return { kind: 'word', text: '<>', end }
}
