import { expect, test } from 'vitest'
import {
  instantOfParis,
  typedInParis,
} from '../../../cms/src/plugins/redaction/admin/schedule/paris-clock.ts'

test.each([
  ['2026-01-15T09:00', '2026-01-15T08:00:00.000Z'],
  ['2026-07-15T09:00', '2026-07-15T07:00:00.000Z'],
  ['2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
  ['2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
  ['2026-10-25T01:30', '2026-10-24T23:30:00.000Z'],
  ['2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
])('what is typed as %s is %s, and is read as it was typed', (typed, instant) => {
  expect(instantOfParis(typed)?.toISOString()).toBe(instant)
  expect(typedInParis(new Date(instant))).toBe(typed)
})

test('an hour that summer time skips is the one after; of one that comes twice, the first', () => {
  const skipped = instantOfParis('2026-03-29T02:30')
  expect(skipped && typedInParis(skipped)).toBe('2026-03-29T03:30')
  expect(instantOfParis('2026-10-25T02:30')?.toISOString()).toBe('2026-10-25T00:30:00.000Z')
})

test.each(['', '2026-01-15', 'demain'])('« %s » is no hour', (typed) => {
  expect(instantOfParis(typed)).toBeUndefined()
})
