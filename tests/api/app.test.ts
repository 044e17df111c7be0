import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, publicUrl, type TestApp } from '../support/test-app.ts'
import { siteHeaders, type Browser } from '../support/browser.ts'
import { alice } from '../support/cast.ts'
import { serve } from '../support/serve.ts'

let portal: TestApp
let browser: Browser
let server: Awaited<ReturnType<typeof serve>>
const withoutFetchSite = { 'sec-fetch-site': undefined }

beforeAll(async () => {
  portal = await createTestApp()
  portal.app.get('/api/failure', () => {
    throw new Error('inner workings')
  })
  browser = await portal.logIn(alice)
  server = await serve(portal.deps)
})
afterAll(async () => {
  await server.stop()
  await portal.close()
})

test('the list of routes that change something is read from the app itself', () => {
  expect(changingRoutes()).toEqual(
    expect.arrayContaining([
      'POST /api/session',
      'POST /api/session/renewal',
      'POST /api/session/end',
    ]),
  )
})

test.each([
  ['a foreign page', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
  ['a sibling host', { 'sec-fetch-site': 'same-site', origin: 'http://other.localhost:4321' }],
  ['a typed address', { 'sec-fetch-site': 'none' }],
  ['an old browser on a foreign page', { ...withoutFetchSite, origin: 'https://evil.example' }],
  ['a sandboxed page', { ...withoutFetchSite, origin: 'null' }],
  ['a look-alike origin', { ...withoutFetchSite, origin: `${publicUrl}.evil.example` }],
  ['a program that says nothing', withoutFetchSite],
  ['a foreign page that lies in the Origin', { 'sec-fetch-site': 'cross-site', origin: publicUrl }],
])('%s changes nothing, on any route', async (_, headers) => {
  const routes = changingRoutes()
  expect(routes.length).toBeGreaterThan(2)
  for (const route of routes) {
    const answer = await send(route, headers)
    // Programs do call Enim's own addresses, each with its token.
    const isCalled = isForSystems(route) && headers === withoutFetchSite
    if (route === forMailPrograms) {
      expect(answer.status).toBe(410)
      continue
    }
    expect([route, answer.status]).toEqual([route, isCalled ? 401 : 403])
    expect(await answer.json()).toMatchObject({ type: isCalled ? 'wrong-token' : 'foreign-origin' })
  }
  expect((await browser.get('/api/session')).status).toBe(200)
})

test('an old browser on the portal’s own page is served', async () => {
  const answer = await send('POST /api/session/renewal', { ...withoutFetchSite, origin: publicUrl })
  expect(answer.status).toBe(200)
})

test('whoever does not hold the site’s key gets nothing, on any route', async () => {
  for (const route of routes()) {
    for (const key of [undefined, '', 'x', siteHeaders['x-site-key'].slice(1)]) {
      const answer = await send(route, { 'x-site-key': key })
      expect([route, key, answer.status]).toEqual([route, key, 403])
    }
  }
})

/** Called from anywhere for who holds a letter: its signed address alone counts. */
const forMailPrograms = 'POST /api/subscriptions/leave'

/** What is asked before anybody is known: each guards itself by a token, a proof or a limit. */
const open =
  /^(POST \/api\/(agents\/)?session(\/end)?|GET \/api\/((v1\/)?openapi\.json|captcha|(receipts|certificates|calendar|letters)\/.*|search(\/results)?)|POST \/api\/(questions\/.*|search\/refreshing)|(GET|POST) \/api\/(session\/code|registration|activation|confirmations|resets|changes|subscriptions)(\/.*)?)$/

test('without a session no route answers anything private', async () => {
  for (const route of routes().filter((each) => !open.test(each) && !isForSystems(each))) {
    const answer = await send(route, { cookie: undefined })
    // Some judge what is sent before they ask who sends it: this test sends nothing.
    expect([401, 422], route).toContain(answer.status)
  }
})

test('without a token no route of Enim’s systems answers, a session notwithstanding', async () => {
  const closed = routes().filter((each) => isForSystems(each) && !open.test(each))
  expect(closed).toHaveLength(4)
  for (const route of closed) {
    const answer = await send(route, { 'sec-fetch-site': undefined })
    expect([route, answer.status]).toEqual([route, 401])
  }
})

test('a body of unknown length is refused once it is too long', async () => {
  const endless = new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(16_384).fill(32))
    },
  })
  const init = {
    method: 'POST',
    headers: {
      ...siteHeaders,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
    },
    body: endless,
    duplex: 'half',
  }
  const answer = await fetch(`${server.url}/api/session`, init)
  expect(answer.status).toBe(413)
  expect(await answer.json()).toMatchObject({ type: 'too-large' })
})

test('the health answers without a key', async () => {
  expect((await portal.app.request('/health')).status).toBe(204)
})

test.each([
  ['an answer', '/api/session', 200],
  ['a refusal', '/api/documents/none/file', 404],
  ['an unknown path', '/api/nothing', 404],
  ['a failure', '/api/failure', 500],
])('%s carries the security headers', async (_, path, status) => {
  const answer = await browser.get(path)
  expect(answer.status).toBe(status)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  })
})

test('an unexpected failure shows nothing of itself and is logged with the request’s id', async () => {
  const answer = await browser.get('/api/failure', { 'x-request-id': 'request-of-the-test' })
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(await answer.text()).not.toContain('inner workings')
  expect(portal.logged).toContainEqual(
    expect.objectContaining({
      msg: 'request failed',
      requestId: 'request-of-the-test',
      error: expect.objectContaining({ message: 'inner workings' }) as unknown,
    }),
  )
})

test('the log names the route, not what was asked of it', async () => {
  await browser.get('/api/documents/some-private-id/file')
  expect(portal.logged.at(-1)).toMatchObject({ route: '/api/documents/:id/file', status: 404 })
  await browser.get('/api/some-private-path')
  expect(JSON.stringify(portal.logged)).not.toContain('some-private')
})

test('the description of the api lists its routes', async () => {
  const answer = await browser.get('/api/openapi.json')
  const { paths } = (await answer.json()) as { paths: Record<string, object> }
  expect(paths).toHaveProperty('/api/session')
  expect(paths).toHaveProperty(['/api/documents/{id}/file'])
})

function routes(): string[] {
  const all = portal.app.routes
    .filter(({ path }) => path.startsWith('/api/') && path !== '/api/failure')
    .map(({ method, path }) => `${method} ${path}`)
    .filter((route) => !route.startsWith('ALL '))
  return [...new Set(all)]
}

function isForSystems(route: string): boolean {
  return route.includes(' /api/v1/')
}

function changingRoutes(): string[] {
  return routes().filter((route) => !route.startsWith('GET '))
}

/** Sends to a route, with the headers of a logged-in page except those overridden. */
async function send(route: string, headers: Record<string, string | undefined>): Promise<Response> {
  const [method = '', path = ''] = route.split(' ')
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const all: Record<string, string | undefined> = {
    ...siteHeaders,
    'sec-fetch-site': 'same-origin',
    accept: 'application/json',
    cookie,
    ...headers,
  }
  const sent = Object.entries(all).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return fetch(`${server.url}${path.replace(/:\w+/g, 'none')}`, {
    method,
    headers: Object.fromEntries(sent),
    redirect: 'manual',
  })
}
