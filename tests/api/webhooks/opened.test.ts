import { afterEach, beforeEach, expect, test } from 'vitest'
import type { WebhookBody } from 'content-types'
import { addSubscriber } from '../../../api/src/webhooks/add-subscriber.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { openWebhookSink, type WebhookSink } from '../../support/webhook-sink.ts'
import { openSystemsApp, type SystemsApp } from '../systems/support.ts'
import { tell } from './support.ts'

let system: SystemsApp
let sink: WebhookSink
let browser: Browser

beforeEach(async () => {
  system = await openSystemsApp()
  sink = await openWebhookSink()
  const { deps } = system
  deps.settings.webhookHosts = ['127.0.0.1']
  await addSubscriber(deps, { url: sink.url, events: ['document.opened'] })
  browser = await system.logIn(alice)
})
afterEach(async () => {
  await sink.close()
  await system.close()
})

async function publish(fields: Record<string, string> = {}): Promise<string> {
  const published = await system.publish({ fields })
  return ((await published.json()) as { id: string }).id
}

function open(id: string, by = browser): Promise<Response> {
  return by.get(`/api/documents/${id}/file`)
}

async function told(): Promise<WebhookBody[]> {
  await tell(system.deps)
  return sink.told.map(({ body }) => JSON.parse(body) as WebhookBody)
}

test('the first opening of a document is told of, with its sender’s own reference', async () => {
  const id = await publish({ reference: 'ATT-1' })
  expect((await open(id)).status).toBe(200)
  const timestamp = system.clock.now().toISOString()
  const data = { reference: 'ATT-1', document: id, service: 'cotisation' }
  expect(await told()).toEqual([{ type: 'document.opened', timestamp, data }])
})

test('opened again, or ten times at once, it is told of once', async () => {
  const id = await publish()
  await Promise.all(Array.from({ length: 10 }, () => open(id)))
  await open(id)
  expect(await told()).toMatchObject([{ data: { reference: null, document: id } }])
})

test('what a browser guesses, and what somebody else tries, is no opening', async () => {
  const id = await publish()
  await browser.get(`/api/documents/${id}/file`, { 'sec-purpose': 'prefetch' })
  expect((await open(id, await system.logIn(bob))).status).toBe(404)
  expect(await told()).toEqual([])
})

test('Enim’s systems are not told of what the portal itself made', async () => {
  const id = await publish()
  const change = { sql: `UPDATE documents SET source = 'portal' WHERE id = ?`, args: [id] }
  await system.deps.database.write([change])
  expect((await open(id)).status).toBe(200)
  expect(await told()).toEqual([])
})
