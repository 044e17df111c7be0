import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FakeCms } from '../../support/fake-cms.ts'
import { startFakeCms } from '../support/contents.ts'
import { knowsTheSession, session, startFakeApi, type FakeApi } from '../support/fake-api.ts'
import { getRaw, sendRaw } from '../support/raw.ts'
import { forget, startSite, type Site } from '../support/site.ts'
import { spellings } from '../support/spellings.ts'

let cms: FakeCms
let api: FakeApi
let site: Site

beforeAll(async () => {
  cms = await startFakeCms()
  api = await startFakeApi((request, response) => {
    if (request.url === '/api/session') knowsTheSession(request, response)
    else response.writeHead(500, { 'content-type': 'application/json' }).end('{}')
  })
  site = await startSite({ cmsUrl: cms.url, apiUrl: api.url })
})

afterAll(async () => {
  await site.stop()
  await cms.stop()
  await api.stop()
  await forget(site)
})

const policy = {
  'content-security-policy':
    "default-src 'self'; frame-src 'none'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

const cookie = '__Host-session=alize'

describe('each answer carries the same policy', () => {
  const cases: [method: string, path: string, status: number, headers?: Record<string, string>][] =
    [
      ['GET', '/', 200],
      ['HEAD', '/', 200],
      ['GET', '/?q', 200],
      ['GET', '/actualites', 200],
      ['GET', '/actualites/', 308],
      ['GET', '/actualites/page/1', 301],
      ['GET', '/actualites/inconnue', 404],
      ['GET', '/actualites/rss.xml', 200],
      ['GET', '/formulaires/declaration-d-accident.pdf', 200],
      ['GET', '/formulaires/inconnu.pdf', 404],
      ['GET', '/inconnue', 404],
      ['GET', '/robots.txt', 200],
      ['GET', '/favicon.svg', 200],
      ['GET', '/secours.css', 200],
      ['GET', '/_astro/inconnu.css', 404],
      ['GET', '/_image?href=http://127.0.0.1/', 404],
      ['GET', '/_actions/x', 404],
      ['GET', '/%61ctualites', 400],
      ['GET', '/webhooks/cms', 405],
      ['POST', '/webhooks/cms', 403],
      ['POST', '/', 405],
      ['POST', '/actualites', 405],
      ['PUT', '/espace', 405],
      ['DELETE', '/api/requests', 405],
      ['PUT', '/api/requests', 405],
      ['DELETE', '/api/drafts/x', 405],
      ['OPTIONS', '/', 405],
      ['GET', '/connexion', 200],
      ['POST', '/connexion', 403],
      ['POST', '/connexion', 403, { 'sec-fetch-site': 'cross-site' }],
      ['GET', '/espace', 303],
      ['GET', '/espace/demandes', 303],
      ['GET', '/espace/inconnue', 404, { cookie }],
      ['GET', '/api/session', 401],
      ['GET', '/api/session', 200, { cookie }],
    ]

  test.each(cases)('%s %s (%i)', async (method, path, status, headers = {}) => {
    const answer = await fetch(`${site.url}${path}`, { method, headers, redirect: 'manual' })
    await answer.arrayBuffer()
    expect(answer.status).toBe(status)
    for (const [name, value] of Object.entries(policy)) {
      expect(answer.headers.get(name), name).toBe(value)
    }
    expect(answer.headers.get('permissions-policy')).toContain('camera=()')
    expect(answer.headers.get('cache-control')).toMatch(/no-store|must-revalidate|max-age/)
    expect(answer.headers.get('x-powered-by')).toBeNull()
    expect(answer.headers.get('server')).toBeNull()
  })

  const broken: [what: string, bytes: string, status: number][] = [
    ['no HTTP at all', 'BONJOUR\r\n\r\n', 400],
    ['a header without an end', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(20_000)}`, 431],
    [
      'two lengths',
      'POST /connexion HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
    ],
    ['a name that is no name', 'GET / HTTP/1.1\r\nHost: x\r\nA B: c\r\n\r\n', 400],
    [
      'another expectation',
      'GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: x\r\n\r\n',
      417,
    ],
    ['no host', 'GET /inconnue HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    [
      'an absolute address',
      'GET http://evil.example/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      400,
    ],
    ['TRACE', 'TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 405],
    ['an asterisk', 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
  ]

  test.each(broken)('%s', async (_, bytes, status) => {
    const answer = await sendRaw(site.port, bytes)
    expect(answer.status).toBe(status)
    expect(answer.head.toLowerCase()).toContain("content-security-policy: default-src 'self'")
    expect(answer.head.toLowerCase()).toContain('x-content-type-options: nosniff')
  })

  test('over TLS browsers are told to come back by TLS only', async () => {
    const behindTls = await startSite({
      cmsUrl: cms.url,
      environment: { PUBLIC_URL: 'https://portail.enim.example' },
    })
    for (const path of ['/', '/inconnue', '/robots.txt', '/%61']) {
      const answer = await behindTls.get(path)
      expect(answer.headers.get('strict-transport-security')).toMatch(/^max-age=63072000/)
    }
    const page = await (await behindTls.get('/')).text()
    expect(page).toContain('<link rel="canonical" href="https://portail.enim.example/">')
    await behindTls.stop()
    await forget(behindTls)
  })
})

describe('private pages', () => {
  test('are shown to who is logged in, and never kept', async () => {
    const answer = await site.get('/espace/actualites', { cookie })
    expect(await answer.text()).toContain(session.name)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(answer.headers.get('etag')).toBeNull()
  })

  test('travel compressed to who takes it', async () => {
    for (const encoding of ['br', 'gzip']) {
      const headers = { cookie, 'accept-encoding': encoding }
      const answer = await site.get('/espace/actualites', headers)
      expect(answer.headers.get('content-encoding')).toBe(encoding)
      expect(answer.headers.get('vary')).toBe('Accept-Encoding')
      expect(await answer.text()).toContain('</html>')
    }
    const plain = await site.get('/espace/actualites', { cookie, 'accept-encoding': 'identity' })
    expect(plain.headers.get('content-encoding')).toBeNull()
  })

  test('no other spelling of their address shows them, with or without a session', async () => {
    let tried = 0
    for (const target of spellings('/espace/actualites')) {
      for (const headers of [[`Cookie: ${cookie}`], []]) {
        const answer = await getRaw(site.port, target, ...headers)
        const isItself = /^\/espace(?:\/[\w-]+)*\/?(?:\?|$)/.test(target)
        if (!isItself || headers.length === 0) {
          expect(answer.body, target).not.toContain(session.name)
        }
        expect(answer.status, target).toBeLessThan(500)
        tried += 1
      }
    }
    expect(tried).toBeGreaterThanOrEqual(400)
  })

  test('what their forms send must come from the portal, with a length, and be small', async () => {
    const own = { 'sec-fetch-site': 'same-origin', origin: site.url }
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const send = (headers: Record<string, string>, body: BodyInit) =>
      fetch(`${site.url}/connexion`, { method: 'POST', headers: { ...form, ...headers }, body })
    expect((await send({ origin: 'null' }, 'a=1')).status).toBe(403)
    expect((await send({ 'sec-fetch-site': 'same-site' }, 'a=1')).status).toBe(403)
    expect((await send({ ...own, 'sec-fetch-site': 'none' }, 'a=1')).status).toBe(403)
    expect((await send(own, 'a'.repeat(64 * 1024 + 1))).status).toBe(413)
    const head = `POST /connexion HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: ${site.url}\r\n`
    const chunked = await sendRaw(
      site.port,
      `${head}Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n`,
    )
    expect(chunked.status).toBe(411)
    expect((await send(own, 'siret=90000000100017&code=482915')).status).toBe(401)
  })
})

describe('the client’s address that the api is told', () => {
  const forwarded = { 'x-forwarded-for': '6.6.6.6, 203.0.113.9', 'x-real-ip': '6.6.6.6' }
  const own = {
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
  }
  const body = 'siret=90000000100017&code=482915'

  async function told(through: Site): Promise<unknown[]> {
    api.calls.length = 0
    await through.get('/api/session', forwarded)
    const headers = { ...forwarded, ...own, origin: through.url }
    await fetch(`${through.url}/connexion`, { method: 'POST', headers, body })
    return api.calls.map((call) => call.headers['x-client-address'])
  }

  test('is the peer’s own without a trusted hop', async () => {
    expect(await told(site)).toEqual(['127.0.0.1', '127.0.0.1'])
  })

  test('is what the trusted hop appended', async () => {
    const environment = { TRUSTED_PROXY: '127.0.0.1' }
    const behindProxy = await startSite({ cmsUrl: cms.url, apiUrl: api.url, environment })
    expect(await told(behindProxy)).toEqual(['203.0.113.9', '203.0.113.9'])
    await behindProxy.stop()
    await forget(behindProxy)
  })
})

test('addresses named by a request never come back from it', async () => {
  const forged = [
    'X-Forwarded-Host: evil.example',
    'X-Forwarded-Proto: https',
    'Forwarded: host=evil.example',
  ]
  for (const target of [
    '/?q',
    '/actualites?q',
    '/inconnue',
    '/connexion',
    '/actualites/',
    '/espace',
  ]) {
    const lines = [`GET ${target} HTTP/1.1`, 'Host: evil.example', 'Connection: close', ...forged]
    const answer = await sendRaw(site.port, `${lines.join('\r\n')}\r\n\r\n`)
    expect(answer.head + answer.body, target).not.toContain('evil.example')
  }
})
