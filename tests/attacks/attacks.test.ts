import { expect, test } from 'vitest'
import { enumeration } from './a01-enumeration.ts'
import { counterRace } from './a02-counter-race.ts'
import { lockOut } from './a03-lock-out.ts'
import { spraying } from './a05-spraying.ts'
import { links } from './a08-links.ts'
import { welch } from './support/welch.ts'

/** A13 and A39 need the whole portal: `npm run attack`. */
test.each([enumeration, counterRace, lockOut, spraying, links])(
  '$id is defended, in a short run',
  async ({ run }) => {
    const { tried, defended, remarks } = await run('short', () => undefined)
    expect(tried).toBeGreaterThan(0)
    expect({ defended, remarks }).toEqual({ defended: tried, remarks })
  },
  120_000,
)

test('Welch’s t tells two samples apart, and one from itself not', () => {
  const sample = Array.from({ length: 1_000 }, (_, rank) => 10 + Math.sin(rank))
  expect(Math.abs(welch(sample, sample.toReversed()))).toBeLessThan(0.001)
  expect(
    Math.abs(
      welch(
        sample,
        sample.map((value) => value + 1),
      ),
    ),
  ).toBeGreaterThan(4.5)
})
