import { expect, test } from 'vitest'
import { formatExactTime } from '../../../site/src/features/thread/exact-time.ts'

test('a receipt gives the second, and the offset of the season', () => {
  expect(formatExactTime(new Date('2026-02-03T13:02:05Z'))).toBe(
    '3 février 2026 à 14:02:05 (heure de Paris, UTC+1)',
  )
  expect(formatExactTime(new Date('2026-07-14T22:30:00Z'))).toBe(
    '15 juillet 2026 à 00:30:00 (heure de Paris, UTC+2)',
  )
})
