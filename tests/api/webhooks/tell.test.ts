import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { alice } from '../../support/cast.ts'
import { depositForm } from '../../support/forms.ts'
import { multipart, multipartType } from '../../support/multipart.ts'
import { headersOf } from '../../support/served-app.ts'
import { serve } from '../../support/serve.ts'
import type { TestApp } from '../../support/test-app.ts'
import { openWebhookSink, type WebhookSink } from '../../support/webhook-sink.ts'
import { announce, openTellingApp, statesOf, subscribe, tell } from './support.ts'

let portal: TestApp
let sink: WebhookSink

beforeEach(async () => {
  portal = await openTellingApp()
  sink = await openWebhookSink()
})
afterEach(async () => {
  await sink.close()
  await portal.close()
})

test('a deposit, then a reply, are told of with their reference and nothing of what they hold', async () => {
  const { deps } = portal
  await subscribe(deps, sink.url)
  const browser = await portal.logIn(alice)
  const server = await serve({
    ...deps,
    settings: { ...deps.settings, port: 0, host: '127.0.0.1' },
  })
  const send = (form: ReturnType<typeof depositForm>) =>
    fetch(`${server.url}/api/requests`, {
      method: 'POST',
      headers: { ...headersOf(browser, 'script'), 'content-type': multipartType },
      body: new Uint8Array(multipart(form)),
    })
  const sent = (await (await send(depositForm())).json()) as { reference: string }
  const { reference } = sent
  const reply = { kind: 'reply', reference, text: 'Voici la suite.' }
  expect((await send(depositForm({ fields: reply, files: [] }))).status).toBe(201)
  await server.stop()
  await tell(deps)
  const timestamp = portal.clock.now().toISOString()
  const data = { reference, service: 'cotisation' }
  expect(sink.told.map(({ body }) => JSON.parse(body) as unknown)).toEqual(
    expect.arrayContaining([
      { type: 'request.created', timestamp, data },
      { type: 'request.replied', timestamp, data },
    ]),
  )
  expect(sink.told).toHaveLength(2)
})

test('the signature is what the receiver computes from the secret it was shown once', async () => {
  const { secret } = await subscribe(portal.deps, sink.url)
  await announce(portal.deps)
  await tell(portal.deps)
  const [{ headers, body }] = sink.told as [(typeof sink.told)[number]]
  const id = String(headers['webhook-id'])
  const timestamp = String(headers['webhook-timestamp'])
  expect(Number(timestamp)).toBe(portal.clock.now().getTime() / 1000)
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  expect(headers['webhook-signature']).toBe(`v1,${expected}`)
  expect(headers['content-type']).toBe('application/json')
})

test('the secret is nowhere in the database', async () => {
  const { secret } = await subscribe(portal.deps, sink.url)
  const rows = await portal.deps.database.read('SELECT * FROM webhook_subscribers')
  const raw = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const kept = rows[0]?.['secret'] as string
  expect(kept).not.toContain(secret.slice(6, 26))
  expect(Buffer.from(kept, 'base64').includes(raw)).toBe(false)
})

test('nobody is told of events that they did not ask for, and nothing is kept of them', async () => {
  await announce(portal.deps)
  expect(await statesOf(portal.deps)).toEqual([])
})

test('what is not written is not told of either', async () => {
  await subscribe(portal.deps, sink.url)
  const { announceEvent } = await import('../../../api/src/webhooks/index.ts')
  const subject = { reference: 'E26-7KQX-M93T', service: 'cotisation' }
  const event = announceEvent(portal.deps, { type: 'request.created', subject })
  const broken = { sql: 'INSERT INTO accounts (id) VALUES (?)', args: ['x'] }
  await expect(portal.deps.database.write([event, broken])).rejects.toThrow()
  await tell(portal.deps)
  expect(sink.told).toEqual([])
})
