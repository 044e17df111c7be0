import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { verificationSample } from '../../../api/src/webhooks/index.ts'
import type { TestApp } from '../../support/test-app.ts'
import { openWebhookSink, type ToldWebhook, type WebhookSink } from '../../support/webhook-sink.ts'
import { announce, openTellingApp, subscribe, tell } from './support.ts'

type IsGenuine = (
  headers: ToldWebhook['headers'],
  body: string,
  secret: string,
  now?: number,
) => boolean

const guide = readFileSync(resolve(import.meta.dirname, '../../../docs/systems.md'), 'utf8')

let portal: TestApp
let sink: WebhookSink
let isGenuine: IsGenuine

beforeEach(async () => {
  portal = await openTellingApp()
  sink = await openWebhookSink()
  const code = `data:text/javascript,${encodeURIComponent(verificationSample)}`
  const sample = (await import(/* @vite-ignore */ code)) as { isGenuine: IsGenuine }
  isGenuine = sample.isGenuine
})
afterEach(async () => {
  await sink.close()
  await portal.close()
})

test('the guide shows the very sample that is tested', () => {
  expect(guide).toContain(verificationSample)
})

test('the sample takes what the portal sends, and nothing that was forged or kept back', async () => {
  const { secret } = await subscribe(portal.deps, sink.url)
  const other = await subscribe(portal.deps, sink.url)
  await announce(portal.deps)
  await tell(portal.deps)
  const id = (one: ToldWebhook) => String(one.headers['webhook-id'])
  const mine = sink.told.find((one) => !id(one).endsWith(other.id))
  if (!mine) throw new Error('not told')
  const { headers, body } = mine
  const now = portal.clock.now().getTime()
  expect(isGenuine(headers, body, secret, now)).toBe(true)
  expect(isGenuine(headers, body, secret, now + 299_000)).toBe(true)
  expect(isGenuine(headers, body, secret, now + 301_000)).toBe(false)
  expect(isGenuine(headers, body, secret, now - 301_000)).toBe(false)
  expect(isGenuine(headers, `${body} `, secret, now)).toBe(false)
  expect(isGenuine(headers, body, other.secret, now)).toBe(false)
  const changed = (name: string, value: string) =>
    isGenuine({ ...headers, [name]: value }, body, secret, now)
  expect(changed('webhook-id', 'x')).toBe(false)
  expect(changed('webhook-timestamp', String(now / 1000 + 1))).toBe(false)
  expect(changed('webhook-timestamp', 'x')).toBe(false)
  expect(changed('webhook-signature', 'v1,')).toBe(false)
  expect(changed('webhook-signature', `v1,AAAA ${String(headers['webhook-signature'])}`)).toBe(true)
})
