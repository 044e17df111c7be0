import { readAmount, readDate } from 'content-types'
import { expect, test } from 'vitest'

test.each([
  ['1 234,56 €', 123_456],
  ['1234.56', 123_456],
  ['1.234,56', 123_456],
  ['1,234.56', 123_456],
  ['1\u202f234\u00a0€', 123_400],
  ['1.234', 123_400],
  ['12,5', 1_250],
  ['0,07', 7],
  ['12 euros', 1_200],
  ['1234,56 EUR', 123_456],
  ['-12,00', -1_200],
  ['', undefined],
  ['douze', undefined],
  ['1.23.45', undefined],
  ['1,2345', undefined],
  ['1234567890123456789', undefined],
  ['12 € ou 13 €', undefined],
])('%j is read as an amount of %s cents', (typed, cents) => {
  expect(readAmount(typed)).toBe(cents)
})

test.each([
  ['03/02/2026', '2026-02-03'],
  ['3/2/26', '2026-02-03'],
  ['03.02.2026', '2026-02-03'],
  ['03-02-2026', '2026-02-03'],
  ['3 2 2026', '2026-02-03'],
  ['2026-02-03', '2026-02-03'],
  ['3 février 2026', '2026-02-03'],
  ['1er Février 2026', '2026-02-01'],
  ['12 août 2025', '2025-08-12'],
  ['5 juil. 25', '2025-07-05'],
  ['5 juin 2025', '2025-06-05'],
  ['29/02/2024', '2024-02-29'],
  ['29/02/2026', undefined],
  ['31/04/2026', undefined],
  ['2026', undefined],
  ['13/13/2026', undefined],
  ['demain', undefined],
  ['', undefined],
])('%j is read as the day %s', (typed, day) => {
  expect(readDate(typed)).toBe(day)
})
