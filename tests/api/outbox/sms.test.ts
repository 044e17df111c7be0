import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { queueSms } from '../../../api/src/outbox/index.ts'
import { toSmsText } from '../../../api/src/outbox/sms-text.ts'
import { createSmsSender } from '../../../api/src/platform/sms.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

const number = '+33639981021'
let portal: TestApp
let provider: Provider

beforeEach(async () => {
  portal = await createTestApp()
  provider = await openProvider()
  portal.deps.sms = createSmsSender({ url: provider.url, sender: 'Enim', token: 'sms-token' })
})
afterEach(async () => {
  await portal.close()
  await provider.close()
})

test('a text message reaches the provider, which is told who sends it', async () => {
  await queue('Enim : du nouveau vous attend.')
  await portal.deliver()
  expect(provider.bodies).toEqual([
    { sender: 'Enim', to: number, text: 'Enim : du nouveau vous attend.' },
  ])
  expect(provider.headers[0]).toMatchObject({
    authorization: 'Bearer sms-token',
    'content-type': 'application/json',
  })
  expect(await states()).toEqual([{ state: 'sent', text: '', last_failure: null }])
  expect(portal.mailbox.mails).toEqual([])
})

test('without a provider a text message is skipped, and said to be', async () => {
  portal.deps.sms = createSmsSender({})
  await queue('Enim : du nouveau.')
  await portal.deliver()
  expect(await states()).toEqual([{ state: 'skipped', text: '', last_failure: null }])
  expect(portal.logged).toContainEqual(expect.objectContaining({ msg: 'message skipped' }))
  portal.clock.advance({ hours: 72 })
  await portal.deliver()
  expect(portal.logged.filter(({ msg }) => msg === 'message skipped')).toHaveLength(1)
})

test('for trials it is printed, and the number is masked', async () => {
  const printed: string[] = []
  portal.deps.sms = createSmsSender({ url: 'console:' }, (line) => printed.push(line))
  await queue('Enim : du nouveau.')
  await portal.deliver()
  expect(printed).toEqual(['SMS pour +336••••21 : Enim : du nouveau.'])
  expect(await states()).toMatchObject([{ state: 'sent' }])
})

test.each([400, 404, 422])('refused for good with %i, it is dead at once', async (status) => {
  provider.status = status
  await queue('Enim : du nouveau.')
  await portal.deliver()
  expect(await states()).toMatchObject([{ state: 'dead', last_failure: `HTTP ${String(status)}` }])
})

test.each([302, 401, 403, 408, 429, 500, 503])(
  'after a %i it is tried again later',
  async (status) => {
    provider.status = status
    await queue('Enim : du nouveau.')
    await portal.deliver()
    expect(await states()).toMatchObject([
      { state: 'waiting', last_failure: `HTTP ${String(status)}` },
    ])
    provider.status = 202
    portal.clock.advance({ minutes: 1 })
    await portal.deliver()
    expect(await states()).toMatchObject([{ state: 'sent' }])
    expect(new Set(provider.headers.map((headers) => headers['idempotency-key'])).size).toBe(1)
  },
)

test('a provider out of reach delays, and its silence holds no more than its time-out', async () => {
  portal.deps.sms = createSmsSender({ url: 'http://127.0.0.1:1', sender: 'Enim', token: 't' })
  await queue('Enim : du nouveau.')
  await portal.deliver()
  expect(await states()).toMatchObject([{ state: 'waiting', last_failure: 'TypeError' }])
})

test.each(['0639981021', '+33639981021, +33639981022', '', '+33 6\r\nX: y', 'toto'])(
  '« %s » is no number: nobody gets the message',
  async (to) => {
    await queue('Enim : du nouveau.', to)
    await portal.deliver()
    expect(provider.bodies).toEqual([])
    expect(await states()).toMatchObject([{ state: 'dead' }])
  },
)

test('neither number nor words are in the log', async () => {
  await queue('Enim : du nouveau.')
  await portal.deliver()
  provider.status = 500
  await queue('Enim : encore du nouveau.')
  await portal.deliver()
  const log = JSON.stringify(portal.logged)
  expect(log).toContain('mail delayed')
  for (const secret of [number, number.slice(3), 'du nouveau']) expect(log).not.toContain(secret)
})

test.each([
  ['l’été à Sète : Noël, garçon, œuvre', "l'été à Sète : Noel, garcon, oeuvre"],
  ['« Enim » — 5 € ?', undefined],
  ['« Enim » : 24\u00a0h', '"Enim" : 24 h'],
  ['Ça va à Évreux', 'Ça va à Évreux'],
  ['你好', undefined],
  ['👍', undefined],
  ['', undefined],
  ['x'.repeat(160), 'x'.repeat(160)],
  ['x'.repeat(161), undefined],
])('%j is written as mobiles show it, in one message, or not at all', (sentence, written) => {
  if (written === undefined) expect(() => toSmsText(sentence)).toThrow('A text message')
  else expect(toSmsText(sentence)).toBe(written)
})

let rank = 0

async function queue(text: string, to = number): Promise<void> {
  const dedupe = `sms:${String(rank++)}`
  await portal.deps.database.write([queueSms(portal.deps, { to, text, dedupe })])
}

function states() {
  return portal.deps.database.read('SELECT state, text, last_failure FROM outbox ORDER BY rowid')
}

interface Provider {
  url: string
  status: number
  bodies: unknown[]
  headers: IncomingMessage['headers'][]
  close(): Promise<void>
}

async function openProvider(): Promise<Provider> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      opened.headers.push(request.headers)
      opened.bodies.push(JSON.parse(Buffer.concat(parts).toString()))
      response.writeHead(opened.status, { location: 'http://127.0.0.1:1/elsewhere' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const opened: Provider = {
    url: `http://127.0.0.1:${String(port)}/messages`,
    status: 200,
    bodies: [],
    headers: [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => {
          resolve()
        })
      }),
  }
  return opened
}
