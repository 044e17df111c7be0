import { expect, test } from 'vitest'
import { enumeration } from './a01-enumeration.ts'
import { counterRace } from './a02-counter-race.ts'
import { lockOut } from './a03-lock-out.ts'
import { spraying } from './a05-spraying.ts'
import { links } from './a08-links.ts'
import { foreignObjects } from './a14-foreign-objects.ts'
import { fileNames } from './a21-file-names.ts'
import { multipartBodies } from './a24-multipart.ts'
import { doublePosts } from './a37-double-posts.ts'
import { quotaRace } from './a38-quota.ts'
import { welch } from './support/welch.ts'

const quick = [
  ...[enumeration, counterRace, lockOut, spraying, links, foreignObjects, fileNames],
  ...[multipartBodies, doublePosts, quotaRace],
]

/** Others need the whole portal, or minutes: `npm run attack`. */
test.each(quick)(
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
