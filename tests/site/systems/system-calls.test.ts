import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startSiteWithApi, type SiteWithApi } from '../support/site-with-api.ts'

let site: SiteWithApi

beforeAll(async () => {
  site = await startSiteWithApi()
})
beforeEach(() => {
  site.reset()
})
afterAll(() => site.close())

test('a call of a system reaches the api with its token, its key, and the site’s own word', async () => {
  const headers = { authorization: 'Bearer enim_x', 'idempotency-key': 'cle-1' }
  const answer = await fetch(`${site.url}/api/v1/documents`, { method: 'POST', body: 'x', headers })
  expect(answer.status).toBe(200)
  const { url, headers: passed } = site.lastCall()
  expect(url).toBe('/api/v1/documents')
  expect(passed).toMatchObject({ ...headers, 'x-client-address': '127.0.0.1' })
  expect(passed['x-site-key']).toEqual(expect.any(String))
})

test('a page of another site is not told that it may read, nor that it may ask', async () => {
  const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
  const read = await fetch(`${site.url}/api/v1/documents`, { headers })
  const asked = await fetch(`${site.url}/api/v1/documents`, { method: 'OPTIONS', headers })
  expect(asked.status).toBe(405)
  for (const answer of [read, asked]) {
    const names = [...answer.headers.keys()]
    expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([])
  }
})
