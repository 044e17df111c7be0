import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { publishTo } from '../../support/publish.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'

let portal: ServedApp
let browser: Browser

beforeEach(async () => {
  portal = await serveTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('an archive is made as it is read, not before', async () => {
  for (let n = 0; n < 12; n++)
    await publishTo(portal, alice, { content: randomBytes(500_000), fileName: `${String(n)}.pdf` })
  const { blobs } = portal.deps
  let opened = 0
  const get = blobs.get.bind(blobs)
  blobs.get = (id) => {
    opened++
    return get(id)
  }
  const answer = await browser.get('/api/account/export')
  const reader = answer.body?.getReader()
  while (opened === 0) await reader?.read()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(opened).toBeLessThanOrEqual(2)
  for (;;) if ((await reader?.read())?.done !== false) break
  expect(opened).toBe(24)
})

test('a reader that leaves closes what was opened, and the api goes on', async () => {
  for (let n = 0; n < 3; n++)
    await publishTo(portal, alice, {
      content: randomBytes(2_000_000),
      fileName: `${String(n)}.pdf`,
    })
  const { blobs } = portal.deps
  const streams: { destroyed: boolean }[] = []
  const get = blobs.get.bind(blobs)
  blobs.get = async (id) => {
    const stream = await get(id)
    streams.push(stream)
    return stream
  }
  const abort = new AbortController()
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await fetch(`${portal.url}/api/account/export`, {
    headers: { 'x-site-key': portal.deps.settings.siteKey, cookie },
    signal: abort.signal,
  })
  const reader = answer.body?.getReader()
  while (streams.length < 2) await reader?.read()
  abort.abort()
  await expect.poll(() => streams.every(({ destroyed }) => destroyed)).toBe(true)
  expect((await browser.get('/api/session')).status).toBe(200)
})
