import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { block, knownBrowser, readOneTimeCode } from '../../support/logins.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

/** The database itself notes each session of a blocked account, but on a browser known before. */
const oracle = `
  CREATE TABLE violations (session TEXT NOT NULL);
  CREATE TRIGGER no_session_while_blocked BEFORE INSERT ON sessions
  WHEN EXISTS (SELECT 1 FROM accounts WHERE id = NEW.account_id AND blocked_until > NEW.created_at)
    AND NOT EXISTS (
      SELECT 1 FROM browsers WHERE id = NEW.browser_id AND enrolled_at < NEW.created_at
        AND (blocked_until IS NULL OR blocked_until <= NEW.created_at))
  BEGIN INSERT INTO violations VALUES (NEW.token_hash); END;`

let portal: TestApp
/** It typed the right code before the block, and awaits the mailed one. */
let waiting: Browser
/** The account has known it for long. */
let known: Browser
let mailed: string

beforeEach(async () => {
  portal = await createTestApp()
  await portal.deps.database.script(oracle)
  known = await knownBrowser(portal, alice)
  waiting = portal.visitor()
  await waiting.logIn(alice)
  mailed = await readOneTimeCode(portal, alice)
  portal.clock.advance({ minutes: 1 })
})
afterEach(async () => {
  expect(await portal.deps.database.read('SELECT * FROM violations')).toEqual([])
  await portal.close()
})

const doors: Record<string, () => Promise<Response>> = {
  'the right code': () => portal.visitor().logIn(alice),
  'the code that was awaited': () => waiting.post('/api/session/code', { code: mailed }),
  'another mailed code': async () => {
    await waiting.post('/api/session/code/renewal')
    const code = await readOneTimeCode(portal, alice)
    return waiting.post('/api/session/code', { code })
  },
  'the right code where none is mailed': () => {
    Object.assign(portal.deps.settings, { mailedCode: false })
    return portal.visitor().logIn(alice)
  },
}

test.each(Object.keys(doors))('while strangers are blocked, %s opens nothing', async (name) => {
  await block(portal.visitor(), alice)
  expect([401, 410]).toContain((await doors[name]?.())?.status)
  expect(await countSessions()).toBe(0)
})

test('while strangers are blocked, a browser known before opens', async () => {
  await block(portal.visitor(), alice)
  expect((await known.logIn(alice)).status).toBe(201)
})

test('while a known browser is blocked, it opens nothing', async () => {
  await block(known, alice)
  expect((await known.logIn(alice)).status).toBe(403)
  expect(await countSessions()).toBe(0)
})

test('without a block, the same doors open', async () => {
  expect((await waiting.post('/api/session/code', { code: mailed })).status).toBe(201)
  Object.assign(portal.deps.settings, { mailedCode: false })
  expect((await portal.visitor().logIn(alice)).status).toBe(201)
})

async function countSessions(): Promise<number> {
  return (await portal.deps.database.read('SELECT * FROM sessions')).length
}
