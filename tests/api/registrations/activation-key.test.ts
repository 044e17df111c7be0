import { afterEach, beforeEach, expect, test } from 'vitest'
import { createActivationKey } from '../../../api/src/registry/index.ts'
import { countRows } from '../../support/count-rows.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { begin, complete, dora, insertDora, mailedToken, problemOf, wrong } from './dora.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
  await insertDora(portal.deps)
})
afterEach(() => portal.close())

test('the activation key opens even while the question is closed, however it is typed', async () => {
  const { key, statements } = createActivationKey(portal.deps, dora.siret)
  expect(key).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
  await portal.deps.database.write(statements)
  const browser = portal.visitor()
  const begun = await begin(browser)
  for (let tries = 0; tries < 3; tries++) await wrong(browser, begun)
  const typed = key
    .toLowerCase()
    .replace(/(.{4})(?=.)/g, '$1 - ')
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
  const opened = await browser.post('/api/registration/key', { id: begun.id, key: typed })
  expect(await opened.json()).toMatchObject({ step: 'details' })
})

test('a key of another employer, an old one and one out of date do not open', async () => {
  const other = { ...dora, siret: '90000000600016' }
  await insertDora(portal.deps, other)
  const former = createActivationKey(portal.deps, dora.siret)
  const foreign = createActivationKey(portal.deps, other.siret)
  const present = createActivationKey(portal.deps, dora.siret)
  await portal.deps.database.write([
    ...former.statements,
    ...foreign.statements,
    ...present.statements,
  ])
  const attempt = async (key: string) => {
    const browser = portal.visitor()
    const { id } = await begin(browser)
    return browser.post('/api/registration/key', { id, key })
  }
  for (const key of [former.key, foreign.key, '000000000000', 'x']) {
    expect(await problemOf(await attempt(key))).toMatchObject({
      status: 422,
      errors: [{ field: 'key', message: expect.stringContaining('n’est pas celle') as string }],
    })
  }
  portal.clock.advance({ hours: 60 * 24 })
  expect((await attempt(present.key)).status).toBe(422)
  portal.clock.advance({ seconds: -1 })
  expect((await attempt(present.key)).status).toBe(200)
  const rows = await portal.deps.database.read('SELECT * FROM activation_keys')
  expect(JSON.stringify(rows)).not.toContain(present.key)
})

test('the activation key dies with the activation, and not before', async () => {
  const { key, statements } = createActivationKey(portal.deps, dora.siret)
  await portal.deps.database.write(statements)
  const open = async () => {
    const browser = portal.visitor()
    const { id } = await begin(browser)
    return browser.post('/api/registration/key', { id, key })
  }
  expect((await open()).status).toBe(200)
  expect((await open()).status).toBe(200)
  await complete(portal)
  const token = await mailedToken(portal)
  await portal.visitor().post('/api/activation', { token })
  expect(await countRows(portal.deps, 'activation_keys')).toBe(0)
  expect((await open()).status).toBe(422)
})
