import { resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listSubscribers } from '../../../api/src/webhooks/subscriber-store.ts'
import { startChild } from '../../support/child.ts'
import { testEnvironment, type TestApp } from '../../support/test-app.ts'
import { openWebhookSink, type SinkMood, type WebhookSink } from '../../support/webhook-sink.ts'
import { announce, openTellingApp, statesOf, subscribe, tell } from './support.ts'

const program = resolve(import.meta.dirname, '../../support/processes/tell-webhooks.ts')
const impatient = { timeoutMs: 200 }

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

const moods: [string, SinkMood][] = [
  ['answers 500', { kind: 'answers', status: 500 }],
  ['answers 410', { kind: 'answers', status: 410 }],
  ['stays silent', { kind: 'stays-silent' }],
  ['hangs up', { kind: 'hangs-up' }],
]

test.each(moods)('a system that %s is told again, later, under the same id', async (_, mood) => {
  await subscribe(portal.deps, sink.url)
  await announce(portal.deps)
  sink.mood = mood
  await tell(portal.deps, impatient)
  expect(await statesOf(portal.deps)).toEqual(['waiting'])
  await tell(portal.deps, impatient)
  expect(sink.told).toHaveLength(1)
  portal.clock.advance({ seconds: 30 })
  sink.mood = { kind: 'answers', status: 200 }
  await tell(portal.deps, impatient)
  const ids = sink.told.map(({ headers }) => headers['webhook-id'])
  expect(ids).toEqual([ids[0], ids[0]])
  expect(await statesOf(portal.deps)).toEqual(['sent'])
})

test('a redirection is not followed', async () => {
  const elsewhere = await openWebhookSink()
  sink.mood = { kind: 'answers', status: 307, location: elsewhere.url }
  await subscribe(portal.deps, sink.url)
  await announce(portal.deps)
  await tell(portal.deps)
  expect(elsewhere.told).toEqual([])
  expect(await statesOf(portal.deps)).toEqual(['waiting'])
  await elsewhere.close()
})

test('waits double, and after 72 hours it is given up', async () => {
  await subscribe(portal.deps, sink.url)
  await announce(portal.deps)
  sink.mood = { kind: 'answers', status: 503 }
  for (const minutes of [0, 0.5, 1, 2]) {
    portal.clock.advance({ minutes })
    await tell(portal.deps)
  }
  expect(sink.told).toHaveLength(4)
  portal.clock.advance({ hours: 72 })
  await tell(portal.deps)
  expect(await statesOf(portal.deps)).toEqual(['dead'])
  portal.clock.advance({ hours: 72 })
  await tell(portal.deps)
  expect(sink.told).toHaveLength(5)
})

test('with another AGENT_KEY nothing leaves, and it is given up like the rest', async () => {
  await subscribe(portal.deps, sink.url)
  await announce(portal.deps)
  const settings = { ...portal.deps.settings, agentKey: Buffer.alloc(32, 1) }
  await tell({ ...portal.deps, settings })
  expect(await statesOf(portal.deps)).toEqual(['waiting'])
  portal.clock.advance({ hours: 72 })
  await tell({ ...portal.deps, settings })
  expect([sink.told, await statesOf(portal.deps)]).toEqual([[], ['dead']])
})

test('one silent system delays no other', async () => {
  const silent = await openWebhookSink()
  silent.mood = { kind: 'stays-silent' }
  await subscribe(portal.deps, silent.url)
  await subscribe(portal.deps, sink.url)
  for (let count = 0; count < 20; count++) await announce(portal.deps, `E26-${String(count)}`)
  let told = 0
  const all = new Promise<void>((resolveAll) => {
    sink.onTold = () => {
      if (++told === 20) resolveAll()
    }
  })
  const round = tell(portal.deps, { timeoutMs: 60_000 })
  await all
  expect(sink.told).toHaveLength(20)
  await silent.close()
  await round
})

test('a process that is killed while it tells leaves nothing untold', async () => {
  await subscribe(portal.deps, sink.url)
  await announce(portal.deps)
  sink.mood = { kind: 'stays-silent' }
  const child = startChild(program, [], {
    ...testEnvironment,
    DATABASE_URL: portal.databaseUrl,
    FILES_URL: `file:${portal.folder}/files`,
    WEBHOOK_HOSTS: '127.0.0.1',
  })
  sink.onTold = () => child.process.kill('SIGKILL')
  await child.ended
  expect([sink.told.length, await statesOf(portal.deps)]).toEqual([1, ['waiting']])
  delete sink.onTold
  sink.mood = { kind: 'answers', status: 204 }
  const after = (seconds: number) => ({ now: () => new Date(Date.now() + seconds * 1000) })
  await tell({ ...portal.deps, clock: after(0) })
  expect(sink.told).toHaveLength(1)
  await tell({ ...portal.deps, clock: after(31) })
  const ids = sink.told.map(({ headers }) => headers['webhook-id'])
  expect(ids).toEqual([ids[0], ids[0]])
  expect(await statesOf(portal.deps)).toEqual(['sent'])
})

test('what was told of is forgotten after a month, what waits is not', async () => {
  const { webhookJobs } = await import('../../../api/src/webhooks/index.ts')
  await subscribe(portal.deps, sink.url)
  await announce(portal.deps)
  await tell(portal.deps)
  await announce(portal.deps)
  portal.clock.advance({ hours: 31 * 24 })
  for (const job of webhookJobs(portal.deps)) await job.run()
  expect(await statesOf(portal.deps)).toEqual(['waiting'])
  expect(await listSubscribers(portal.deps)).toMatchObject([{ url: sink.url, waiting: 1 }])
})
