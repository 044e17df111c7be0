import { resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startChild } from '../../support/child.ts'
import { findFreePort } from '../../support/ports.ts'
import { testEnvironment } from '../../support/test-app.ts'
import { entry, openLetterApp, subscribe, type LetterApp } from './support/letter-app.ts'

const COUNT = 400
const main = resolve(import.meta.dirname, '../../../api/src/main.ts')

let portal: LetterApp

beforeEach(async () => {
  portal = await openLetterApp()
})
afterEach(() => portal.close())

/** The real api, on the clock of the world, with a news that is ripe. */
async function startApi() {
  return startChild(main, [], {
    ...testEnvironment,
    API_PORT: String(await findFreePort()),
    DATABASE_URL: portal.databaseUrl,
    FILES_URL: `file:${portal.folder}/files-of-the-process`,
    SMTP_URL: portal.mailbox.url,
    CMS_URL: portal.deps.settings.cms.url,
    LETTER_HOURS: '5-24',
  })
}

const hour = () =>
  Number(new Date().toLocaleString('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit' }))

// Nothing leaves at night, by the clock of the world either.
test.skipIf(hour() < 5)(
  'killed twice in the middle, every letter comes, twice only under one Message-ID',
  { timeout: 180_000 },
  async () => {
    for (let n = 0; n < COUNT; n++) await subscribe(portal, `n${String(n)}@x.example`)
    portal.clock.advance({ minutes: 1 })
    await portal.publish(entry('a'))
    await portal.deps.database.write([
      { sql: 'UPDATE letter_news SET first_seen_at = ?', args: [Date.now() - 11 * 60_000] },
    ])
    for (const share of [1 / 4, 2 / 4]) {
      const child = await startApi()
      await expect
        .poll(() => portal.mailbox.mails.length, { timeout: 60_000 })
        .toBeGreaterThan(COUNT * share)
      child.process.kill('SIGKILL')
      await child.ended
      expect(portal.mailbox.mails.length).toBeLessThan(COUNT)
      // The lease of what was under way ends.
      await portal.deps.database.write([
        { sql: `UPDATE letter_copies SET next_try_at = 0 WHERE state = 'waiting'`, args: [] },
      ])
    }
    const child = await startApi()
    const addresses = () => new Set(portal.mailbox.mails.flatMap(({ recipients }) => recipients))
    await expect.poll(() => addresses().size, { timeout: 60_000 }).toBe(COUNT)
    child.process.kill('SIGTERM')
    await child.ended
    const ids = new Set(portal.mailbox.mails.map(({ messageId }) => messageId))
    expect(ids.size).toBe(COUNT)
    const twice = portal.mailbox.mails.length - COUNT
    // At most what was under way at each kill.
    expect(twice).toBeLessThanOrEqual(300)
  },
)
