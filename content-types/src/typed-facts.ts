/** Amounts and dates as people write them. */

/**
 * Cents of « 1 234,56 € », « 1234.56 », « 1.234,56 », « 1234 »; undefined when it is no amount. A
 * last group of one or two digits is decimal, groups of three are thousands.
 */
export function readAmount(typed: string): number | undefined {
  const text = typed.replace(/(?:€|\beuros?\b|\bEUR\b)/i, '').replace(/[\s\u00a0\u202f'’]/g, '')
  const found = /^(-?)(\d+|\d{1,3}(?:([.,])\d{3})(?:\3\d{3})*)(?:[.,](\d{1,2}))?$/.exec(text)
  if (!found) return undefined
  const [, sign, whole = '', , decimals = ''] = found
  const cents = Number(whole.replace(/\D/g, '')) * 100 + Number(decimals.padEnd(2, '0'))
  return Number.isSafeInteger(cents) ? (sign === '' ? cents : -cents) : undefined
}

const months = [
  'jan',
  'fev',
  'mar',
  'avr',
  'mai',
  'juin',
  'juil',
  'aou',
  'sep',
  'oct',
  'nov',
  'dec',
]

/**
 * YYYY-MM-DD of « 03/02/2026 », « 3.2.26 », « 2026-02-03 », « 1er février 2026 »; undefined when it
 * is no day of the calendar.
 */
export function readDate(typed: string): string | undefined {
  const text = typed.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
  const parts = readIso(text) ?? readNumbers(text) ?? readWords(text)
  if (!parts) return undefined
  const [year, month, day] = parts
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? date.toISOString().slice(0, 10) : undefined
}

type Parts = readonly [year: number, month: number, day: number]

function readIso(text: string): Parts | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? []
  return year === undefined ? undefined : [Number(year), Number(month), Number(day)]
}

function readNumbers(text: string): Parts | undefined {
  const [, day, month, year] =
    /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})$/.exec(text) ?? []
  return year === undefined ? undefined : [fullYear(year), Number(month), Number(day)]
}

function readWords(text: string): Parts | undefined {
  const [, day, name = '', year] =
    /^(\d{1,2})(?:er)?\s+([a-z]{3,9})\.?\s+(\d{4}|\d{2})$/.exec(text) ?? []
  const month = months.findIndex((start) => name.startsWith(start)) + 1
  return year === undefined || month === 0 ? undefined : [fullYear(year), month, Number(day)]
}

function fullYear(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year)
}
