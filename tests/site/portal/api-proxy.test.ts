import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sendRaw } from '../support/raw.ts'
import { siteKey } from '../support/site.ts'
import { startSiteWithApi, type SiteWithApi } from '../support/site-with-api.ts'

let site: SiteWithApi

beforeAll(async () => {
  site = await startSiteWithApi()
})
beforeEach(() => site.reset())
afterAll(() => site.close())

describe('what the api is told', () => {
  test('path, query, method, cookies and origin pass as they are', async () => {
    await site.post('/api/requests?page=2&theme=a%26b', 'x', {
      cookie: '__Host-session=abc; autre=1',
      origin: 'https://ailleurs.example',
      'sec-fetch-site': 'cross-site',
      'content-type': 'text/plain',
    })
    const { url, method, headers } = site.lastCall()
    expect([method, url]).toEqual(['POST', '/api/requests?page=2&theme=a%26b'])
    expect(headers).toMatchObject({
      cookie: '__Host-session=abc; autre=1',
      origin: 'https://ailleurs.example',
      'content-type': 'text/plain',
    })
  })

  test('what is typed in a draft or a form passes, whose addresses alone take a PUT', async () => {
    const put = (path: string) => fetch(`${site.url}${path}`, { method: 'PUT', body: '{}' })
    expect((await put('/api/requests/E26')).status).toBe(405)
    expect(site.api.calls).toEqual([])
    expect((await put('/api/drafts/a')).status).toBe(200)
    expect(site.lastCall()).toMatchObject({ method: 'PUT', url: '/api/drafts/a' })
    expect((await put('/api/forms/a/answers')).status).toBe(200)
    expect((await put('/api/forms/a/review')).status).toBe(405)
  })

  test('the key, the host and the client’s address are the site’s own words', async () => {
    await site.get('/api/session', {
      'x-site-key': 'forged',
      'x-client-address': '6.6.6.6',
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-real-ip': '6.6.6.6',
      forwarded: 'for=6.6.6.6',
    })
    const { headers, headersDistinct } = site.lastCall()
    expect(headersDistinct['x-site-key']).toEqual([siteKey])
    expect(headersDistinct['x-client-address']).toEqual(['127.0.0.1'])
    expect(headersDistinct.host).toEqual([new URL(site.url).host])
    expect(JSON.stringify(headers)).not.toMatch(/6\.6\.6\.6|evil|forged/)
  })

  test('what speaks of one connection is not passed on', async () => {
    const lines = [
      'GET /api/session HTTP/1.1',
      'Host: x',
      'Connection: close, X-Secret-Hop',
      'X-Secret-Hop: 1',
      'Keep-Alive: timeout=5',
      'TE: trailers',
      'Proxy-Authorization: Basic x',
      'Upgrade: h2c',
    ]
    await sendRaw(site.port, `${lines.join('\r\n')}\r\n\r\n`)
    const names = Object.keys(site.lastCall().headers)
    for (const name of ['x-secret-hop', 'te', 'proxy-authorization', 'upgrade']) {
      expect(names).not.toContain(name)
    }
  })

  test('a second request hidden in a first one is never sent', async () => {
    const smuggled = 'GET /api/hidden HTTP/1.1\r\nHost: x\r\n\r\n'
    const attempts = [
      `POST /api/a HTTP/1.1\r\nHost: x\r\nContent-Length: ${smuggled.length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
      `POST /api/a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\nContent-Length: 4\r\n\r\n${smuggled}`,
      `POST /api/a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${smuggled}`,
      `POST /api/a HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nContent-Length: ${smuggled.length}\r\n\r\n${smuggled}`,
      `GET /api/a HTTP/1.1\r\nHost: x\r\nContent-Length: ${smuggled.length}\r\nConnection: close\r\n\r\n${smuggled}`,
      `GET /api/a\r\nX: y HTTP/1.1\r\nHost: x\r\n\r\n`,
      `GET /api/a HTTP/1.1\r\nHost: x\r\nX-A: b\rGET /api/hidden HTTP/1.1\r\n\r\n`,
    ]
    for (const attempt of attempts) await sendRaw(site.port, attempt).catch(() => undefined)
    await sleep(100)
    expect(site.api.calls.map(({ url }) => url)).not.toContain('/api/hidden')
  })
})

describe('what the api answers', () => {
  test('status, headers and each cookie come back', async () => {
    site.api.reply = (_, response) =>
      response
        .writeHead(303, {
          location: '/espace/demandes/A1?recu=1',
          'set-cookie': ['a=1; HttpOnly', 'b=2'],
          'x-own': 'api',
        })
        .end()
    const answer = await site.post('/api/requests', 'x')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/espace/demandes/A1?recu=1')
    expect(answer.headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2'])
    expect(answer.headers.get('x-own')).toBe('api')
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('a stricter policy of its own stays', async () => {
    site.api.reply = (_, response) =>
      response
        .writeHead(200, { 'content-security-policy': "default-src 'none'; sandbox" })
        .end('%PDF-')
    const answer = await site.get('/api/documents/a/file')
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  })

  test('it is streamed: the beginning is read before the end is written', async () => {
    let finish: () => void = () => undefined
    site.api.reply = (_, response) => {
      response.write('début')
      finish = () => response.end(' fin')
    }
    const answer = await site.get('/api/documents/a/file')
    const reader = answer.body?.getReader()
    const first = await reader?.read()
    expect(Buffer.from(first?.value ?? []).toString()).toBe('début')
    finish()
    const second = await reader?.read()
    expect(Buffer.from(second?.value ?? []).toString()).toBe(' fin')
  })

  test('an answer cut short is cut short for the browser too', async () => {
    site.api.reply = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('x')
      setTimeout(() => response.destroy(), 20)
    }
    const answer = await site.get('/api/documents/a/file')
    await expect(answer.text()).rejects.toThrow()
  })

  test('HEAD has no body', async () => {
    const answer = await fetch(`${site.url}/api/session`, { method: 'HEAD' })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    expect(site.lastCall().method).toBe('HEAD')
  })
})
