import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createQuestionViews } from '../../../site/server/question-views.ts'

let api: Server
let told: unknown[]
let views: ReturnType<typeof createQuestionViews>

beforeEach(async () => {
  told = []
  api = createServer((request, response) => {
    request.setEncoding('utf8').on('data', (body: string) => told.push(JSON.parse(body)))
    request.on('end', () => response.end('{}'))
  })
  api.listen(0, '127.0.0.1')
  await once(api, 'listening')
  const { port } = api.address() as AddressInfo
  views = createQuestionViews({
    API_URL: new URL(`http://127.0.0.1:${port}`),
    SITE_KEY: 'x',
    TRUSTED_PROXY: '127.0.0.1',
  })
})
afterEach(async () => {
  await views.close()
  api.closeAllConnections()
  api.close()
})

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'

function read(url: string, more: Record<string, string> = {}, method = 'GET'): void {
  const headers = { 'user-agent': firefox, 'x-forwarded-for': '192.0.2.1', ...more }
  views.count({
    url,
    method,
    headers,
    headersDistinct: { 'x-forwarded-for': [headers['x-forwarded-for']] },
    socket: { remoteAddress: '127.0.0.1' },
  } as unknown as IncomingMessage)
}

async function counted(): Promise<unknown> {
  await views.tell()
  return told.at(-1)
}

test('an answer read again by the same browser is read once; by another, once more', async () => {
  for (let times = 0; times < 5; times++) read('/questions/payer')
  read('/questions/payer', { 'x-forwarded-for': '192.0.2.2' })
  read('/questions/payer', { 'user-agent': 'Mozilla/5.0 (iPhone) Safari/605.1' })
  read('/questions/arret')
  expect(await counted()).toEqual({ views: { payer: 3, arret: 1 } })
  read('/questions/payer')
  await views.tell()
  expect(told).toHaveLength(1)
})

test.each([
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 AppleWebKit/537.36 (compatible; bingbot/2.0)',
  'facebookexternalhit/1.1 (preview)',
  'curl/8.5.0',
  'python-requests/2.32',
  '',
])('a robot reads nothing (« %s »)', async (agent) => {
  read('/questions/payer', { 'user-agent': agent })
  expect(await counted()).toBeUndefined()
})

test('what is fetched ahead, asked without its text, or no answer, is not counted', async () => {
  read('/questions/payer', { 'sec-purpose': 'prefetch' })
  read('/questions/payer', {}, 'HEAD')
  read('/questions')
  read('/questions/theme/cotisation')
  read('/questions/payer?x')
  expect(await counted()).toBeUndefined()
})

test('made-up addresses do not fill the memory', async () => {
  for (let at = 0; at < 600; at++) read(`/questions/q${at}`)
  const { views: each } = (await counted()) as { views: Record<string, number> }
  expect(Object.keys(each)).toHaveLength(500)
})
