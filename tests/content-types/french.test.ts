import {
  count,
  formatBytes,
  formatCents,
  formatDate,
  formatDateTime,
  formatShortDate,
  formatTime,
} from 'content-types'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

describe('dates for French readers', () => {
  const lateEvening = new Date('2026-02-02T23:30:00Z')

  test('are those of Paris, where the day may already be the next', () => {
    expect(formatDate(lateEvening)).toBe('3 février 2026')
    expect(formatShortDate(lateEvening)).toBe('03/02/2026')
    expect(formatTime(lateEvening)).toBe('00:30')
    expect(formatDateTime(lateEvening)).toBe('3 février 2026 à 00:30')
  })

  test('follow summer time', () => {
    expect(formatTime(new Date('2026-03-29T00:59:00Z'))).toBe('01:59')
    expect(formatTime(new Date('2026-03-29T01:00:00Z'))).toBe('03:00')
  })

  test('write the first of the month as « 1er » and no other day so', () => {
    expect(formatDate(new Date('2026-05-01T12:00:00Z'))).toBe('1er mai 2026')
    expect(formatDate(new Date('2026-05-11T12:00:00Z'))).toBe('11 mai 2026')
    expect(formatDate(new Date('2026-05-21T12:00:00Z'))).toBe('21 mai 2026')
  })
})

describe('sizes for French readers', () => {
  test.each([
    [0, '0 octet'],
    [1, '1 octet'],
    [1_023, '1023 octets'],
    [1_024, '1 Ko'],
    [219_136, '214 Ko'],
    [1_048_064, '1 Mo'],
    [1_048_576, '1 Mo'],
    [5_033_165, '4,8 Mo'],
    [5_242_880, '5 Mo'],
  ])('%d bytes are « %s »', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text)
  })

  test('never show 1024 of a unit', () => {
    fc.assert(
      fc.property(fc.nat(64 * 1024 * 1024), (bytes) => {
        expect(formatBytes(bytes)).not.toMatch(/^1024 /)
      }),
    )
  })
})

test('zero and one are singular, the rest plural', () => {
  expect([0, 1, 2].map((number) => count(number, 'fichier'))).toEqual([
    '0 fichier',
    '1 fichier',
    '2 fichiers',
  ])
  expect(count(3, 'bateau', 'bateaux')).toBe('3 bateaux')
})

describe('amounts', () => {
  test.each([
    [123_456, '1\u202f234,56\u00a0€'],
    [0, '0,00\u00a0€'],
    [5, '0,05\u00a0€'],
    [-1_200, '−12,00\u00a0€'],
    [100_000_000_01, '100\u202f000\u202f000,01\u00a0€'],
  ])('%d cents are « %s »', (cents, words) => {
    expect(formatCents(cents)).toBe(words)
  })
})
