import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sendRaw } from '../support/raw.ts'
import { startSiteWithApi, type SiteWithApi } from '../support/site-with-api.ts'

let site: SiteWithApi

beforeAll(async () => {
  site = await startSiteWithApi()
})
beforeEach(() => site.reset())
afterAll(() => site.close())

describe('a body on its way', () => {
  test('is streamed, whatever its size, and arrives byte for byte', async () => {
    let digest = ''
    site.api.reply = (incoming, response) => {
      const hash = createHash('sha256')
      incoming.on('data', (chunk: Buffer) => hash.update(chunk))
      incoming.on('end', () => {
        digest = hash.digest('hex')
        response.end()
      })
    }
    await site.post('/api/requests', Buffer.alloc(50 * 1024 * 1024))
    const before = residentMegabytes()
    const bytes = Buffer.alloc(200 * 1024 * 1024, 'été')
    expect((await site.post('/api/requests', bytes)).status).toBe(200)
    expect(digest).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(residentMegabytes() - before).toBeLessThan(40)
  })

  test('without a length is passed on in chunks', async () => {
    let received = ''
    site.api.reply = (incoming, response) => {
      incoming.on('data', (chunk: Buffer) => (received += chunk.toString()))
      incoming.on('end', () => response.end())
    }
    const chunks = '3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n'
    const head = 'POST /api/requests HTTP/1.1\r\nHost: x\r\nConnection: close\r\n'
    await sendRaw(site.port, `${head}Transfer-Encoding: chunked\r\n\r\n${chunks}`)
    expect(received).toBe('abcde')
  })

  test('is refused before its end, and the refusal is read', async () => {
    site.api.reply = (_, response) => response.writeHead(413).end('trop')
    const answer = await site.post('/api/requests', Buffer.alloc(20 * 1024 * 1024))
    expect([answer.status, await answer.text()]).toEqual([413, 'trop'])
  })

  test('ends with the client that hangs up', async () => {
    const arrived = Promise.withResolvers<IncomingMessage>()
    site.api.reply = (incoming) => {
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
    site.api.reply = (incoming) => incoming.resume()
    const openBefore = openFiles()
    for (let round = 0; round < 20; round += 1) {
      await Promise.all(Array.from({ length: 50 }, (_, at) => hangUp(at)))
    }
    await expect.poll(openFiles, { timeout: 5_000 }).toBeLessThanOrEqual(openBefore + 5)
    site.api.reply = (_, response) => response.end('ok')
    expect(await (await site.get('/api/session')).text()).toBe('ok')
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
