import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compress, encodingFor, isCompressible } from '../../../site/server/encoding.ts'

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['br;q=1.0, gzip;q=0.8', 'br'],
  ['GZIP', 'gzip'],
  ['gzip;q=0.5, br;q=0', 'gzip'],
  ['br;q=0.000, gzip; q=0', 'identity'],
  ['deflate', 'identity'],
  ['brotli', 'identity'],
  ['', 'identity'],
  [undefined, 'identity'],
])('who accepts « %s » gets %s', (accepted, encoding) => {
  expect(encodingFor(accepted)).toBe(encoding)
})

test('what is compressed is read back as it was', async () => {
  const bytes = Buffer.from('Déclaration '.repeat(500))
  expect(brotliDecompressSync(await compress(bytes, 'br')).equals(bytes)).toBe(true)
  expect(gunzipSync(await compress(bytes, 'gzip')).equals(bytes)).toBe(true)
  expect(await compress(bytes, 'identity')).toBe(bytes)
})

test.each([
  ['text/html; charset=utf-8', true],
  ['application/rss+xml; charset=utf-8', true],
  ['application/json', true],
  ['application/problem+json', true],
  ['image/svg+xml', true],
  ['application/pdf', false],
  ['image/png', false],
  ['font/woff2', false],
])('%s is compressed: %s', (type, expected) => {
  expect(isCompressible(type)).toBe(expected)
})
