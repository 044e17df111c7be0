import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  ForbiddenAddress,
  readWebhookUrl,
  resolveAllowed,
} from '../../../api/src/webhooks/allowed-address.ts'
import { addSubscriber } from '../../../api/src/webhooks/add-subscriber.ts'
import { post } from '../../../api/src/webhooks/post.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { openWebhookSink, type WebhookSink } from '../../support/webhook-sink.ts'

let sink: WebhookSink

beforeEach(async () => {
  sink = await openWebhookSink()
})
afterEach(() => sink.close())

test.each([
  'http://systeme.enim.example/',
  'http://127.0.0.1.enim.example/',
  'ftp://systeme.enim.example/',
  'file:///etc/passwd',
  'https://nom:secret@systeme.enim.example/',
  'systeme.enim.example',
])('%s is no address of a webhook', (typed) => {
  expect(() => readWebhookUrl(typed)).toThrow(ForbiddenAddress)
})

const hidden = [
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.8.8.8', '169.254.169.254'],
  ...['172.16.0.1', '172.31.255.255', '192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', 'fc00::1', 'fe80::1'],
  ...['ff02::1', '2002:7f00:1::', '2001:0:7f00:1::', '2001:db8::1', '::7f00:1'],
]

test.each(hidden)('%s is refused unless its host is allowed', async (address) => {
  const resolve = () => Promise.resolve([{ address, family: address.includes(':') ? 6 : 4 }])
  await expect(resolveAllowed('enim.example', [], resolve)).rejects.toThrow(ForbiddenAddress)
  await expect(resolveAllowed(address, [])).rejects.toThrow(ForbiddenAddress)
  expect(await resolveAllowed('enim.example', ['enim.example'], resolve)).toHaveLength(1)
})

test.each(['8.8.8.8', '172.32.0.1', '2a01:4f8::1'])('%s is reached', async (address) => {
  expect(await resolveAllowed(address, [])).toMatchObject([{ address }])
})

test('one private address among public ones is enough to refuse', async () => {
  const resolve = () =>
    Promise.resolve([
      { address: '8.8.8.8', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ])
  await expect(resolveAllowed('enim.example', [], resolve)).rejects.toThrow('10.0.0.1')
})

test('a literal private address is not connected to', async () => {
  const failure = await post({ ...posting(), url: sink.url, allowedHosts: [] })
  expect(failure).toContain('WEBHOOK_HOSTS')
  expect(sink.told).toEqual([])
})

test.each(['0x7f000001', '2130706433', '127.1', '[::ffff:127.0.0.1]'])(
  '%s, another spelling of this machine, is not connected to',
  async (host) => {
    const { port } = new URL(sink.url)
    const url = `https://${host}:${port}/`
    expect(await post({ ...posting(), url, allowedHosts: [] })).toContain('WEBHOOK_HOSTS')
    expect(sink.told).toEqual([])
  },
)

test('a name is resolved once: what was judged is what is connected to', async () => {
  const answers = ['8.8.8.8', '127.0.0.1']
  let asked = 0
  const resolve = () => Promise.resolve([{ address: answers[asked++] ?? '', family: 4 }])
  const url = `https://enim.example:${new URL(sink.url).port}/`
  await post({ ...posting(), url, allowedHosts: [], resolve, timeoutMs: 100 })
  expect(asked).toBe(1)
  expect(await post({ ...posting(), url, allowedHosts: [], resolve })).toContain('127.0.0.1')
  expect(sink.told).toEqual([])
})

test('an allowed name is connected to where it resolves', async () => {
  const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }])
  const url = `https://enim.example:${new URL(sink.url).port}/`
  // The sink speaks no TLS: that it was reached is seen in the failure.
  const failure = await post({ ...posting(), url, allowedHosts: ['enim.example'], resolve })
  expect(failure).not.toContain('WEBHOOK_HOSTS')
  expect(failure).toMatch(/SSL|socket|ECONNRESET/)
})

test('a subscriber at a private address is refused when it is added', async () => {
  const portal: TestApp = await createTestApp()
  const events = ['request.created'] as const
  const add = (url: string) => addSubscriber(portal.deps, { url, events })
  await expect(add(sink.url)).rejects.toThrow('WEBHOOK_HOSTS')
  await expect(add('https://169.254.169.254/latest')).rejects.toThrow('adresse privée')
  await expect(add('http://systeme.example/')).rejects.toThrow('https://')
  expect(await portal.deps.database.read('SELECT id FROM webhook_subscribers')).toEqual([])
  await portal.close()
})

function posting() {
  return { headers: {}, body: '{}', timeoutMs: 2_000 }
}
