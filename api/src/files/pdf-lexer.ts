import { expect } from './fault.ts'

/** Format: ISO 32000-1, 7.2 and 7.3. Text is the file's bytes read as latin1. */
export type PdfToken =
  | { kind: 'name' | 'string' | 'word'; text: string; start: number; end: number }
  | { kind: 'open' | 'close'; text: string; start: number; end: number }

const TOKEN =
  /(\/[^\0\t\n\f\r ()<>[\]{}/%]*)|(<<)|(>>)|<[0-9A-Fa-f\0\t\n\f\r ]*>|(\()|[[\]{}]|([^\0\t\n\f\r ()<>[\]{}/%]+)/y
const SPACE = /[\0\t\n\f\r ]+|%[^\r\n]*/y
const STRING_MARK = /[()\\]/g

/** The token at or after a place; undefined at the end. Arrays' brackets come as words. */
export function readToken(text: string, from: number): PdfToken | undefined {
  const start = skipSpace(text, from)
  if (start >= text.length) return undefined
  TOKEN.lastIndex = start
  const found = TOKEN.exec(text)
  expect(found !== null, 'damaged', `no token at ${String(start)}`)
  const [whole, name, open, close, string] = found
  const end = TOKEN.lastIndex
  if (name !== undefined) return { kind: 'name', text: decodeName(name), start, end }
  if (open !== undefined) return { kind: 'open', text: whole, start, end }
  if (close !== undefined) return { kind: 'close', text: whole, start, end }
  if (string !== undefined) return readString(text, start)
  return { kind: 'word', text: whole, start, end }
}

/** `/J#61vaScript` is the name JavaScript. */
export function decodeName(written: string): string {
  return written
    .slice(1)
    .replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

/** Comments count as space. */
function skipSpace(text: string, from: number): number {
  let at = from
  for (SPACE.lastIndex = at; SPACE.test(text); SPACE.lastIndex = at) at = SPACE.lastIndex
  return at
}

function readString(text: string, start: number): PdfToken {
  let depth = 0
  STRING_MARK.lastIndex = start
  for (let mark = STRING_MARK.exec(text); mark; mark = STRING_MARK.exec(text)) {
    if (mark[0] === '\\') STRING_MARK.lastIndex += 1
    else depth += mark[0] === '(' ? 1 : -1
    if (depth === 0) {
      const end = STRING_MARK.lastIndex
      return { kind: 'string', text: text.slice(start + 1, end - 1), start, end }
    }
  }
  expect(false, 'damaged', 'a string without an end')
}
