import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startFakeApi, type FakeApi } from '../support/fake-api.ts'
import { sendRaw } from '../support/raw.ts'
import { forget, siteKey, startSite, type Site } from '../support/site.ts'

let api: FakeApi
let site: Site

beforeAll(async () => {
  api = await startFakeApi()
  site = await startSite({ apiUrl: api.url })
})

afterAll(async () => {
  await site.stop()
  await api.stop()
  await forget(site)
})

beforeEach(() => {
  api.calls.length = 0
  api.reply = (_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('ok')
})

const lastCall = (): IncomingMessage => {
  const call = api.calls.at(-1)
  if (!call) throw new Error('The api was not called.')
  return call
}

function post(path: string, body: BodyInit, headers: Record<string, string> = {}) {
  return fetch(`${site.url}${path}`, { method: 'POST', body, headers, redirect: 'manual' })
}

describe('what the api is told', () => {
  test('path, query, method, cookies and origin pass as they are', async () => {
    await post('/api/requests?page=2&theme=a%26b', 'x', {
      cookie: '__Host-session=abc; autre=1',
      origin: 'https://ailleurs.example',
      'sec-fetch-site': 'cross-site',
      'content-type': 'text/plain',
    })
    const { url, method, headers } = lastCall()
    expect([method, url]).toEqual(['POST', '/api/requests?page=2&theme=a%26b'])
    expect(headers).toMatchObject({
      cookie: '__Host-session=abc; autre=1',
      origin: 'https://ailleurs.example',
      'content-type': 'text/plain',
    })
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
    const { headers, headersDistinct } = lastCall()
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
    const names = Object.keys(lastCall().headers)
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
    expect(api.calls.map(({ url }) => url)).not.toContain('/api/hidden')
  })
})

describe('what the api answers', () => {
  test('status, headers and each cookie come back', async () => {
    api.reply = (_, response) =>
      response
        .writeHead(303, {
          location: '/espace/demandes/A1?recu=1',
          'set-cookie': ['a=1; HttpOnly', 'b=2'],
          'x-own': 'api',
        })
        .end()
    const answer = await post('/api/requests', 'x')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/espace/demandes/A1?recu=1')
    expect(answer.headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2'])
    expect(answer.headers.get('x-own')).toBe('api')
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('a stricter policy of its own stays', async () => {
    api.reply = (_, response) =>
      response
        .writeHead(200, { 'content-security-policy': "default-src 'none'; sandbox" })
        .end('%PDF-')
    const answer = await site.get('/api/documents/a/file')
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  })

  test('it is streamed: the beginning is read before the end is written', async () => {
    let finish: () => void = () => undefined
    api.reply = (_, response) => {
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
    api.reply = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('x')
      setTimeout(() => response.destroy(), 20)
    }
    const answer = await site.get('/api/documents/a/file')
    await expect(answer.text()).rejects.toThrow()
  })

  test('HEAD has no body', async () => {
    const answer = await fetch(`${site.url}/api/session`, { method: 'HEAD' })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    expect(lastCall().method).toBe('HEAD')
  })
})

describe('a body on its way', () => {
  test('is streamed, whatever its size, and arrives byte for byte', async () => {
    let digest = ''
    api.reply = (incoming, response) => {
      const hash = createHash('sha256')
      incoming.on('data', (chunk: Buffer) => hash.update(chunk))
      incoming.on('end', () => {
        digest = hash.digest('hex')
        response.end()
      })
    }
    await post('/api/requests', Buffer.alloc(50 * 1024 * 1024))
    const before = residentMegabytes()
    const bytes = Buffer.alloc(200 * 1024 * 1024, 'été')
    expect((await post('/api/requests', bytes)).status).toBe(200)
    expect(digest).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(residentMegabytes() - before).toBeLessThan(40)
  })

  test('without a length is passed on in chunks', async () => {
    let received = ''
    api.reply = (incoming, response) => {
      incoming.on('data', (chunk: Buffer) => (received += chunk.toString()))
      incoming.on('end', () => response.end())
    }
    const chunks = '3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n'
    const head = 'POST /api/requests HTTP/1.1\r\nHost: x\r\nConnection: close\r\n'
    await sendRaw(site.port, `${head}Transfer-Encoding: chunked\r\n\r\n${chunks}`)
    expect(received).toBe('abcde')
  })

  test('is refused before its end, and the refusal is read', async () => {
    api.reply = (_, response) => response.writeHead(413).end('trop')
    const answer = await post('/api/requests', Buffer.alloc(20 * 1024 * 1024))
    expect([answer.status, await answer.text()]).toEqual([413, 'trop'])
  })

  test('ends with the client that hangs up', async () => {
    const arrived = Promise.withResolvers<IncomingMessage>()
    api.reply = (incoming) => {
      incoming.on('error', () => undefined)
      incoming.resume()
      arrived.resolve(incoming)
    }
    const upload = request(`${site.url}/api/requests`, {
      method: 'POST',
      headers: { 'content-length': '1000000' },
    })
    upload.on('error', () => undefined)
    upload.write('x'.repeat(1_000))
    const incoming = await arrived.promise
    const closed = new Promise((resolve) => incoming.once('close', resolve))
    upload.destroy()
    await closed
    expect(incoming.complete).toBe(false)
    expect((await site.get('/robots.txt')).status).toBe(200)
  })

  test('a thousand clients that hang up leave the site as it was', async () => {
    api.reply = (incoming) => incoming.resume()
    const openBefore = openFiles()
    for (let round = 0; round < 20; round += 1) {
      await Promise.all(Array.from({ length: 50 }, (_, at) => hangUp(at)))
    }
    await expect.poll(openFiles, { timeout: 5_000 }).toBeLessThanOrEqual(openBefore + 5)
    api.reply = (_, response) => response.end('ok')
    expect(await (await site.get('/api/session')).text()).toBe('ok')
  })
})

describe('when the api is down', () => {
  let lonely: Site

  beforeAll(async () => {
    lonely = await startSite()
  })

  afterAll(async () => {
    await lonely.stop()
    await forget(lonely)
  })

  test('a script gets a problem and the time to wait', async () => {
    const answer = await lonely.get('/api/session', { accept: 'application/json' })
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('10')
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({ type: 'busy', status: 503, errors: [] })
  })

  test('a person gets a page in French', async () => {
    const answer = await fetch(`${lonely.url}/api/requests`, {
      method: 'POST',
      headers: { accept: 'text/html,application/xhtml+xml' },
      body: 'x'.repeat(1_000_000),
    })
    expect(answer.status).toBe(503)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const page = await answer.text()
    expect(page).toContain('<html lang="fr">')
    expect(page).toContain('Le service est momentanément indisponible.')
    expect(page).not.toMatch(/ECONNREFUSED|127\.0\.0\.1/)
  })
})

function residentMegabytes(): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${site.pid}/status`, 'utf8'))
  return Number(line?.[1]) / 1024
}

function openFiles(): number {
  return readdirSync(`/proc/${site.pid}/fd`).length
}

/** Sends a part of a body, more or less of it, then leaves. */
async function hangUp(at: number): Promise<void> {
  const upload = request(`${site.url}/api/requests`, {
    method: 'POST',
    headers: { 'content-length': '1000000' },
    agent: false,
  })
  upload.on('error', () => undefined)
  const connected = once(upload, 'socket')
  upload.write('x'.repeat(at * 1_000 + 1))
  await connected
  await sleep(at % 10)
  upload.destroy()
}
