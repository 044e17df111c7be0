import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { apiFor as ApiFor } from '../../../site/src/lib/api.ts'
import '../support/environment.ts'

type Reply = (request: IncomingMessage, response: ServerResponse) => void

let server: Server
let reply: Reply
let received: { method: string; url: string; headers: IncomingMessage['headers']; body: string }
let apiFor: typeof ApiFor

const session = {
  name: 'Armement Alizé',
  siret: '90000000100017',
  idleAt: '2026-03-10T10:30:00Z',
  endsAt: '2026-03-10T22:00:00Z',
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      received = { method, url, headers, body: Buffer.concat(chunks).toString() }
      reply(request, response)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  process.env.API_URL = `http://127.0.0.1:${port}`
  ;({ apiFor } = await import('../../../site/src/lib/api.ts'))
})

afterAll(() => server.close())

beforeEach(() => {
  answer(200, session)
})

function answer(status: number, body: unknown, headers: Record<string, string | string[]> = {}) {
  reply = (_, response) => response.writeHead(status, headers).end(JSON.stringify(body))
}

function asker(headers: Record<string, string> = {}) {
  return {
    request: new Request('https://portail.enim.example/espace', { headers }),
    clientAddress: '203.0.113.9',
    response: { headers: new Headers() },
  }
}

test('it asks in the name of the visitor, with the key of the site', async () => {
  const headers = {
    cookie: '__Host-session=abc',
    origin: 'https://portail.enim.example',
    'sec-fetch-site': 'same-origin',
    'user-agent': 'Navigateur',
    'x-client-address': '6.6.6.6',
    authorization: 'Basic x',
  }
  expect(await apiFor(asker(headers)).getSession()).toEqual({ ok: true, value: session })
  expect(received.headers).toMatchObject({
    cookie: '__Host-session=abc',
    origin: 'https://portail.enim.example',
    'sec-fetch-site': 'same-origin',
    'user-agent': 'Navigateur',
    'x-client-address': '203.0.113.9',
    'x-site-key': process.env.SITE_KEY,
  })
  expect(received.headers.authorization).toBeUndefined()
})

test('what is written in an address stays one part of it', async () => {
  await apiFor(asker()).getRequest('../session?x=1')
  expect(received.url).toBe('/api/requests/..%2Fsession%3Fx%3D1')
  await apiFor(asker()).listDocuments({ theme: 'a&page=9', page: 2 })
  expect(new URL(received.url, 'http://x').searchParams.getAll('page')).toEqual(['2'])
})

test('logging in sends JSON, and its cookies go to the page and to a redirect', async () => {
  answer(201, session, { 'set-cookie': ['__Host-session=new; Path=/', 'b=2'] })
  const visitor = asker()
  const api = apiFor(visitor)
  expect((await api.logIn({ siret: session.siret, code: '482915' })).ok).toBe(true)
  expect(JSON.parse(received.body)).toEqual({ siret: session.siret, code: '482915' })
  expect(visitor.response.headers.getSetCookie()).toEqual(['__Host-session=new; Path=/', 'b=2'])
  const redirect = api.redirect('/espace')
  expect(redirect.status).toBe(303)
  expect(redirect.headers.get('location')).toBe('/espace')
  expect(redirect.headers.getSetCookie()).toEqual(['__Host-session=new; Path=/', 'b=2'])
})

test('a refusal is a problem, with the time to wait', async () => {
  const problem = { type: 'too-many', title: 'Trop d’essais.', status: 429, errors: [] }
  answer(429, problem, { 'retry-after': '30' })
  const refused = await apiFor(asker()).logIn({ siret: '1', code: '2' })
  expect(refused).toEqual({ ok: false, problem, retryAfter: 30 })
})

test.each([
  ['an answer of another shape', 200, { name: 'x' }],
  ['a refusal that is no problem', 500, { error: 'SQLITE_BUSY' }],
])('%s is an internal problem that tells nothing', async (_, status, body) => {
  answer(status, body)
  const refused = await apiFor(asker()).getSession()
  expect(refused).toMatchObject({ ok: false, problem: { type: 'internal', status: 500 } })
  expect(JSON.stringify(refused)).not.toContain('SQLITE')
})

test.each([
  ['hangs up', (_: IncomingMessage, response: ServerResponse) => void response.destroy()],
  [
    'answers something else',
    (_: IncomingMessage, response: ServerResponse) => void response.end('<'),
  ],
])('an api that %s is busy', async (_, broken) => {
  reply = broken
  expect(await apiFor(asker()).getSession()).toMatchObject({
    ok: false,
    problem: { type: 'busy', status: 503 },
    retryAfter: 5,
  })
})

test('a link is read wherever it was opened from; what uses it must come from the portal', async () => {
  answer(200, { expiresAt: '2026-03-10T10:30:00Z' })
  const fromMail = apiFor(asker({ 'sec-fetch-site': 'cross-site' }))
  expect((await fromMail.readActivation('key')).ok).toBe(true)
  expect(received.headers['sec-fetch-site']).toBe('same-origin')
  await fromMail.activate('key')
  expect(received.headers['sec-fetch-site']).toBe('cross-site')
})
