import decodeQR from 'qr/decode.js'
import { expect, test } from 'vitest'
import { qrRows } from '../../../api/src/platform/qr.ts'

test('what a reader sees is the text', () => {
  for (const text of ['https://portail.example/verifier/E26-7KQX-M93T', 'é €', 'x'.repeat(300)]) {
    expect(decodeQR(pictureOf(qrRows(text)))).toBe(text)
  }
})

test('the rows are a square without a border', () => {
  const rows = qrRows('x')
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([rows.length]))
  expect(rows[0]?.startsWith('1111111')).toBe(true)
})

/** Modules of 4 pixels, with the quiet zone. */
function pictureOf(rows: string[]) {
  const scale = 4
  const size = (rows.length + 8) * scale
  const data = new Uint8Array(size * size * 4).fill(255)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const isDark = rows[Math.floor(y / scale) - 4]?.[Math.floor(x / scale) - 4] === '1'
      if (isDark) data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3)
    }
  }
  return { width: size, height: size, data }
}
