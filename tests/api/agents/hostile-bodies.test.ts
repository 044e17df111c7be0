import { problemSchema } from 'content-types'
import { expect, test } from 'vitest'
import { insertAgent, logInAgent } from '../../support/agents.ts'
import { createTestApp } from '../../support/test-app.ts'

const hostile: unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  ' ',
  'x'.repeat(100_000),
  '\u0000',
  '‮‮',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '${7*7}',
  'ÀÉÎ\u0301',
  [],
  {},
  [[[[]]]],
  ['cotisation', null],
  { $gt: '' },
  { length: 12 },
  { toString: 'x' },
]

const fields: Record<string, string[]> = {
  '/api/agents/session': ['email', 'password'],
  '/api/agents/session/code': ['code'],
  '/api/agents/invitation/reading': ['token'],
  '/api/agents/invitation': ['token', 'password', 'passwordAgain', 'code'],
  '/api/agents/me/password': ['old', 'password', 'passwordAgain', 'code'],
  '/api/agents/me/recovery-codes': ['code'],
  '/api/agents': ['email', 'name', 'role', 'services'],
  '/api/agents/x/changes': ['role', 'services'],
}

test('a thousand hostile bodies are each refused with a sentence, and nothing is changed', async () => {
  const portal = await createTestApp()
  const administrator = await insertAgent(portal.deps, { role: 'administrator', services: [] })
  const browser = await logInAgent(portal, administrator)
  let sent = 0
  for (let round = 0; sent < 1_000; round++) {
    for (const [path, names] of Object.entries(fields)) {
      const body = Object.fromEntries(
        names.map((name, place) => [name, hostile[(round * (place + 1) + place) % hostile.length]]),
      )
      const address = { 'x-client-address': `198.51.${String(round % 250)}.${String(sent % 250)}` }
      const answer = await browser.post(path, body, address)
      expect([401, 404, 410, 413, 422, 429]).toContain(answer.status)
      expect(problemSchema.parse(await answer.json()).title).toMatch(/^\p{Lu}.*\.$/u)
      sent++
    }
  }
  const agents = await portal.deps.database.read('SELECT email, state, role FROM agents')
  expect(agents).toEqual([{ email: administrator.email, state: 'active', role: 'administrator' }])
  expect(portal.logged.filter(({ level }) => level === 'error')).toEqual([])
  await portal.close()
})

test('a body that is not JSON, or not an object, is refused', async () => {
  const portal = await createTestApp()
  for (const path of Object.keys(fields).slice(0, 4)) {
    for (const body of ['{', '[]', '"x"', 'null', '\u0000', '{"email":']) {
      const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
      const answer = await portal.app.request(path, {
        method: 'POST',
        body,
        headers: { ...headers, 'x-site-key': portal.deps.settings.siteKey },
      })
      expect(answer.status).toBe(422)
    }
  }
  await portal.close()
})
