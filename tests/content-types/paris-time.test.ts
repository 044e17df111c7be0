import { instantInParis, startOfParisDay } from 'content-types'
import { expect, test } from 'vitest'

test.each([
  ['2026-01-01', '2025-12-31T23:00:00.000Z'],
  ['2026-03-29', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', '2026-03-29T22:00:00.000Z'],
  ['2026-07-01', '2026-06-30T22:00:00.000Z'],
  ['2026-10-25', '2026-10-24T22:00:00.000Z'],
  ['2026-10-26', '2026-10-25T23:00:00.000Z'],
])('%s begins in Paris at %s', (day, instant) => {
  expect(startOfParisDay(day).toISOString()).toBe(instant)
})

test.each([
  ['2026-01-31T23:30:00.005Z', '2026-02-01T00:30:00.005+01:00'],
  ['2026-07-14T12:00:00.000Z', '2026-07-14T14:00:00.000+02:00'],
  ['2026-03-29T00:59:59.999Z', '2026-03-29T01:59:59.999+01:00'],
  ['2026-03-29T01:00:00.000Z', '2026-03-29T03:00:00.000+02:00'],
  ['2026-10-25T00:30:00.000Z', '2026-10-25T02:30:00.000+02:00'],
  ['2026-10-25T01:30:00.000Z', '2026-10-25T02:30:00.000+01:00'],
])('%s is %s in Paris', (instant, expected) => {
  expect(instantInParis(new Date(instant))).toBe(expected)
  expect(new Date(expected).toISOString()).toBe(instant)
})
