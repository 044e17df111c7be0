import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeToken } from '../../../api/src/systems/make-token.ts'
import { revokeToken } from '../../../api/src/systems/token-store.ts'
import { alice } from '../../support/cast.ts'
import { publicUrl } from '../../support/test-app.ts'
import { documentsOf, openSystemsApp, type SystemsApp } from './support.ts'

let system: SystemsApp

beforeEach(async () => {
  system = await openSystemsApp()
})
afterEach(() => system.close())

const list = `/documents?siret=${alice.siret}`

function listWith(token: string, headers: Record<string, string> = {}): Promise<Response> {
  return system.call(list, { headers: { authorization: `Bearer ${token}`, ...headers } })
}

test('a token is nowhere in the database', async () => {
  const secret = system.token.split('_').slice(2).join('_')
  const rows = await system.deps.database.read('SELECT * FROM system_tokens')
  expect(JSON.stringify(rows)).not.toContain(secret)
})

test('without a token that is valid nothing is answered, whatever the address', async () => {
  const { id, token } = await makeToken(system.deps, {
    name: 'échu',
    scopes: ['documents:read'],
    expiresAt: new Date(system.clock.now().getTime() + 1_000),
  })
  expect((await listWith(token)).status).toBe(200)
  system.clock.advance({ seconds: 1 })
  const revoked = await system.tokenFor('documents:read')
  const revokedId = revoked.split('_')[1] ?? ''
  expect((await listWith(revoked)).status).toBe(200)
  await system.deps.database.write([revokeToken(revokedId, system.clock.now())])
  const changed = `${system.token.slice(0, -1)}${system.token.endsWith('A') ? 'B' : 'A'}`
  const mixed = `enim_${id}_${system.token.split('_').slice(2).join('_')}`
  for (const wrong of [token, revoked, changed, mixed, '', 'x', `${system.token} x`]) {
    const answer = await listWith(wrong)
    expect([wrong, answer.status]).toEqual([wrong, 401])
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    expect(await answer.json()).toMatchObject({ type: 'wrong-token' })
  }
  const basic = await system.call(list, { headers: { authorization: `Basic ${system.token}` } })
  expect(basic.status).toBe(401)
})

test('a token does what its scopes say, and nothing else', async () => {
  const reader = await system.tokenFor('documents:read')
  const headers = { authorization: `Bearer ${reader}` }
  expect((await listWith(reader)).status).toBe(200)
  const withdrawal = { method: 'POST', headers, body: '{}' }
  const answers = [
    await system.publish({ headers }),
    await system.call('/documents/none/withdrawal', withdrawal),
    await system.call('/requests/none', { headers }),
    await listWith(await system.tokenFor('documents:write', 'requests:read')),
  ]
  for (const answer of answers) {
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ type: 'missing-scope' })
  }
  expect(await documentsOf(system)).toEqual([])
})

test('a call of a page is refused, its token notwithstanding, and no answer is for pages', async () => {
  for (const headers of [
    { origin: publicUrl },
    { origin: 'null' },
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  ]) {
    const answer = await system.publish({ headers })
    expect([headers, answer.status]).toEqual([headers, 403])
    expect(await answer.json()).toMatchObject({ type: 'foreign-origin' })
  }
  for (const path of ['/openapi.json', list]) {
    const answer = await system.call(path, { headers: { origin: 'https://evil.example' } })
    expect(answer.status).toBe(200)
    const names = [...answer.headers.keys()]
    expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([])
  }
  const asked = await system.call('/documents', {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
  })
  expect(asked.ok).toBe(false)
})

test('a cookie changes nothing of what a token may do', async () => {
  const browser = await system.logIn(alice)
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const reader = await system.tokenFor('requests:read')
  expect((await listWith(reader, { cookie })).status).toBe(403)
  const answer = await listWith(system.token, { cookie })
  expect(answer.status).toBe(200)
  expect(answer.headers.getSetCookie()).toEqual([])
})

test('a token calls so many times a minute, another one goes on', async () => {
  const { systemCalls } = system.deps.settings
  expect(systemCalls).toBe(300)
  const other = await system.tokenFor('documents:read')
  const statuses = new Set<number>()
  for (let calls = 0; calls < systemCalls; calls++) {
    statuses.add((await system.call('/requests/none')).status)
  }
  expect([...statuses]).toEqual([404])
  const refused = await system.call('/requests/none')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused.json()).toMatchObject({ type: 'too-many' })
  expect((await listWith(other)).status).toBe(200)
})

test('an address that guesses tokens is soon refused, a good token from it is not', async () => {
  const statuses: number[] = []
  for (let tries = 0; tries < 31; tries++) statuses.push((await listWith('x')).status)
  expect(new Set(statuses.slice(0, 30))).toEqual(new Set([401]))
  expect(statuses[30]).toBe(429)
  expect((await listWith(system.token)).status).toBe(200)
})

test('the last use is kept to the minute', async () => {
  const lastUses = () => system.deps.database.read('SELECT last_used_at AS at FROM system_tokens')
  const first = system.clock.now().getTime()
  await listWith(system.token)
  system.clock.advance({ seconds: 59 })
  await listWith(system.token)
  expect(await lastUses()).toEqual([{ at: first }])
  system.clock.advance({ seconds: 1 })
  await listWith(system.token)
  expect(await lastUses()).toEqual([{ at: first + 60_000 }])
})
