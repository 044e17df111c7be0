import { setTimeout as sleep } from 'node:timers/promises'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openMailbox, type Mailbox } from '../../support/mailbox.ts'
import { findFreePort } from '../../support/ports.ts'
import { messageOf } from '../support/answers.ts'
import { makeDemo } from '../support/demo.ts'
import { openNewsroom, type Newsroom } from '../support/news.ts'
import { people, startStrapi, type Strapi } from '../support/strapi.ts'
import { openWebhookSink } from '../support/webhook-sink.ts'

const MINUTE = 60_000

let strapi: Strapi
let room: Newsroom
let mailbox: Mailbox
let sink: Awaited<ReturnType<typeof openWebhookSink>>
let folders: Record<string, string>
let made: string[]

async function start(): Promise<void> {
  strapi = await startStrapi(await findFreePort(), folders)
  room = await openNewsroom(strapi)
}

beforeAll(async () => {
  mailbox = await openMailbox()
  sink = await openWebhookSink()
  made = [await makeDemo(), await mkdtemp(join(tmpdir(), 'cms-'))]
  const [demo = '', data = ''] = made
  folders = {
    CMS_DATA_DIR: data,
    CMS_DEMO_DIR: join(demo, 'cms'),
    SITE_URL: sink.url,
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'cms@enim.example',
    // The clock of the server is not that of Paris.
    TZ: 'America/Martinique',
  }
  await start()
})
afterAll(async () => {
  await strapi.stop()
  await Promise.all([mailbox.close(), sink.close()])
  await Promise.all(made.map((folder) => rm(folder, { recursive: true })))
})

const inFuture = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString()

const told = (event: string, slug: string) =>
  sink.hooks.filter((hook) => hook.event === event && hook.slug === slug)

test('what fell due while Strapi was stopped is done at its start, each exactly once', async () => {
  await room.write({ title: 'À venir', slug: 'a-venir', publishOn: inFuture(1_500) })
  await room.write({ title: 'Plus tard', slug: 'plus-tard', publishOn: inFuture(60 * MINUTE) })
  const old = await room.write({ title: 'Finie', slug: 'finie', endsOn: inFuture(8_000) })
  expect((await room.act(old, 'publish')).status).toBe(200)
  const refused = { title: 'Incomplète', slug: 'incomplete', publishOn: inFuture(1_500) }
  const incomplete = await room.write({ ...refused, domains: { connect: [] } })
  expect(await room.read('finie')).toBe('Finie')
  await strapi.stop()
  await sleep(8_000)
  await start()

  await vi.waitFor(() => {
    expect(told('entry.publish', 'a-venir')).toHaveLength(1)
    expect(told('entry.unpublish', 'finie')).toHaveLength(1)
    expect(mailbox.mailsTo(people.editor.email)).toHaveLength(1)
  }, 20_000)
  expect(await room.read('a-venir')).toBe('À venir')
  expect(await room.read('plus-tard')).toBeUndefined()
  expect(await room.read('finie')).toBeUndefined()
  expect(await room.read('incomplete')).toBeUndefined()

  const [mail] = mailbox.mailsTo(people.editor.email)
  expect(mail?.subject).toBe('Une actualité programmée n’a pas été publiée')
  expect(mail?.text).toContain('« Incomplète »')
  expect(mail?.text).toMatch(/domaine/)
  const path = `/redaction/schedule-refusals/${incomplete}`
  const { body } = await strapi.ask(path, { bearer: room.editor })
  expect((body as { message: string }).message).toMatch(/domaine/)

  // Again, and the next minute: nothing is published twice, nobody is written to twice.
  await strapi.stop()
  await start()
  const next = await room.write({ title: 'Minute', slug: 'minute', publishOn: inFuture(100) })
  await vi.waitFor(() => expect(told('entry.publish', 'minute')).toHaveLength(1), 70_000)
  expect(next).not.toBe('')
  expect(told('entry.publish', 'a-venir')).toHaveLength(1)
  expect(told('entry.unpublish', 'finie')).toHaveLength(1)
  expect(mailbox.mailsTo(people.editor.email)).toHaveLength(1)
}, 180_000)

test('a news that waits for its hour, or whose end is past, is not published by a slip', async () => {
  // In Paris it is nine in the morning of a winter day, whatever the server's own clock says.
  const waiting = await room.write({ title: 'Attend', publishOn: '2099-01-15T08:00:00.000Z' })
  const refused = await room.act(waiting, 'publish')
  expect(refused.status).toBe(400)
  expect(messageOf(refused.body)).toContain('le 15 janvier 2099 à 09:00, heure de Paris')
  await room.change(waiting, { publishOn: null })
  expect((await room.act(waiting, 'publish')).status).toBe(200)
  const over = await room.write({ title: 'Passée', endsOn: '2020-01-15T08:00:00.000Z' })
  expect(messageOf((await room.act(over, 'publish')).body)).toMatch(/^La date « Retirer le » est/)
})

test('news to look over again are listed from their day on', async () => {
  await room.write({ title: 'À revoir demain', reviewOn: '2099-01-01' })
  const documentId = await room.write({ title: 'À revoir', reviewOn: '2026-01-01' })
  const { body } = await strapi.ask('/redaction/reviews', { bearer: room.editor })
  expect(body).toEqual({ reviews: [{ documentId, title: 'À revoir', reviewOn: '2026-01-01' }] })
})
