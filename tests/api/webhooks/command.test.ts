import { resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readOptions } from '../../../api/src/webhooks/options.ts'
import { WrongUse } from '../../../api/src/platform/refusal.ts'
import { startChild } from '../../support/child.ts'
import { testEnvironment, type TestApp } from '../../support/test-app.ts'
import { openWebhookSink, type WebhookSink } from '../../support/webhook-sink.ts'
import { announce, openTellingApp, statesOf, tell } from './support.ts'

const program = resolve(import.meta.dirname, '../../../api/src/webhooks/main.ts')

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

test('a subscriber is added, told, listed with what it never took, replayed and removed', async () => {
  const added = await run('add', sink.url, '--events', 'request.created')
  const [, id = ''] =
    /^Abonné ([0-9a-f]{12})\. Son secret, montré cette seule fois :\nwhsec_\S{44}\n$/.exec(
      added.stdout,
    ) ?? []
  await announce(portal.deps)
  sink.mood = { kind: 'answers', status: 500 }
  portal.clock.advance({ hours: 72 })
  await tell(portal.deps)
  const listed = await run('list')
  expect(listed.stdout).toContain(`${id}  ${sink.url}  request.created  0 en attente`)
  expect(listed.stdout).toContain('réponse 500')
  expect((await run('replay', id)).stdout).toBe('À renvoyer : 1.\n')
  sink.mood = { kind: 'answers', status: 200 }
  await tell({ ...portal.deps, clock: { now: () => new Date(Date.now() + 1_000) } })
  expect(await statesOf(portal.deps)).toEqual(['sent'])
  const ids = sink.told.map(({ headers }) => String(headers['webhook-id']))
  expect(ids).toEqual([ids[0], ids[0]])
  expect((await run('replay', ids[0] ?? '')).stdout).toBe('À renvoyer : 1.\n')
  expect(await statesOf(portal.deps)).toEqual(['waiting'])
  expect((await run('remove', id)).code).toBe(0)
  expect(await statesOf(portal.deps)).toEqual([])
  expect(await run('remove', id)).toMatchObject({ code: 1 })
  expect(await run('replay', id)).toMatchObject({ code: 1 })
  const journal = await portal.deps.database.read(
    `SELECT event FROM journal WHERE about = ? ORDER BY id`,
    [id],
  )
  const events = ['webhook-added', 'webhook-replayed', 'webhook-removed']
  expect(journal.map(({ event }) => event)).toEqual(events)
})

test.each([
  [[]],
  [['add', 'https://x.example/']],
  [['add', 'https://x.example/', '--events', 'tout']],
  [['add', '--events', 'request.created']],
  [['list', 'x']],
  [['list', '--events', 'request.created']],
  [['remove']],
  [['replay', 'x', 'y']],
])('%j is badly written', (args) => {
  expect(() => readOptions(args)).toThrow(WrongUse)
})

async function run(...args: string[]) {
  const child = startChild(program, args, {
    ...testEnvironment,
    DATABASE_URL: portal.databaseUrl,
    FILES_URL: `file:${portal.folder}/files`,
    WEBHOOK_HOSTS: '127.0.0.1',
  })
  const code = await child.ended
  const text = (lines: string[]) => lines.map((line) => `${line}\n`).join('')
  return { code, stdout: text(child.lines), stderr: text(child.errors) }
}
