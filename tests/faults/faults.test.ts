import { expect, test } from 'vitest'
import { mailAway } from './f04-mail-away.ts'
import { lockedDatabase } from './f09-locked-database.ts'
import { rollingRestarts } from './f14-rolling-restarts.ts'

/** F01 has a test of its own; the others need root or programs of the machine: `npm run faults`. */
test.each([mailAway, lockedDatabase, rollingRestarts])(
  '$id changes nothing that was acknowledged, in a short run',
  async ({ run }) => {
    const { tried, defended, remarks } = await run('short', () => undefined)
    expect(tried).toBeGreaterThan(0)
    expect({ defended, remarks }).toEqual({ defended: tried, remarks })
  },
  120_000,
)
