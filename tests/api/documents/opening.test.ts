import { documentListSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { publishOne } from './support.ts'

let portal: TestApp
let browser: Browser
let path: string

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
  path = `/api/documents/${await publishOne(portal)}/file`
})
afterEach(() => portal.close())

test('a document is new until its holder opens it', async () => {
  expect(await isNew()).toBe(true)
  expect(await isNew()).toBe(true)
  expect((await browser.get(path)).status).toBe(200)
  expect(await isNew()).toBe(false)
})

test('what the browser fetches ahead opens nothing', async () => {
  expect((await browser.get(path, { 'sec-purpose': 'prefetch' })).status).toBe(200)
  expect((await browser.get(path, { 'sec-purpose': 'prefetch;prerender' })).status).toBe(200)
  expect((await browser.get(path, { purpose: 'prefetch' })).status).toBe(200)
  expect(await isNew()).toBe(true)
})

test('HEAD opens nothing', async () => {
  const cookie = `__Host-session=${browser.cookies.get('__Host-session') ?? ''}`
  const headers = { 'x-site-key': portal.deps.settings.siteKey, cookie }
  expect((await portal.app.request(path, { method: 'HEAD', headers })).status).toBe(200)
  expect(await isNew()).toBe(true)
})

test('nobody else opens it', async () => {
  expect((await (await portal.logIn(bob)).get(path)).status).toBe(404)
  expect(await isNew()).toBe(true)
})

test('a list narrowed to a kind, a theme or both has exactly these, and counts each kind', async () => {
  await publishOne(portal, { kind: 'bulletin', description: 'b' })
  await publishOne(portal, { kind: 'bulletin', themeSlug: 'accidents', description: 'c' })
  await publishOne(portal, { accountId: portal.accountOf(bob), kind: 'courrier' })
  const all = await list()
  expect(all).toMatchObject({
    total: 3,
    kinds: [
      { kind: 'bulletin', total: 2 },
      { kind: 'relevé', total: 1 },
    ],
  })
  const bulletins = await list('?kind=bulletin')
  expect(bulletins).toMatchObject({ total: 2, kinds: all.kinds })
  expect(bulletins.documents.map(({ description }) => description).sort()).toEqual(['b', 'c'])
  expect(await list('?kind=bulletin&theme=accidents')).toMatchObject({
    total: 1,
    kinds: [{ kind: 'bulletin', total: 1 }],
    documents: [{ description: 'c' }],
  })
  expect(await list('?kind=courrier')).toMatchObject({ total: 0, documents: [] })
  expect((await browser.get('/api/documents?kind=facture')).status).toBe(422)
})

async function list(query = '') {
  const answer = await browser.get(`/api/documents${query}`)
  return documentListSchema.parse(await answer.json())
}

async function isNew() {
  return (await list()).documents[0]?.isNew
}
