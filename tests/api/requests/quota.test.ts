import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseEnv } from '../../../api/src/platform/env.ts'
import { createBlobId } from '../../../api/src/platform/blobs/index.ts'
import { reserveRoom } from '../../../api/src/requests/quota-store.ts'
import { sweepRequests } from '../../../api/src/requests/sweep.ts'
import { largeFile } from '../../fixtures/files/large-files.ts'
import { createRandom } from '../../fixtures/files/random.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { countRows } from '../../support/count-rows.ts'
import { problemOf, putFile, sendReply } from '../../support/draft-calls.ts'
import { depositForm, pdf } from '../../support/forms.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'
import { testEnvironment } from '../../support/test-app.ts'
import { draftOf } from './refused.ts'

let portal: ServedApp
let browser: Browser

beforeEach(async () => {
  const settings = parseEnv({ ...testEnvironment, DAILY_FILES: '3', DAILY_MEGABYTES: '1' })
  portal = await serveTestApp({ settings })
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

const put = (person = browser, file = pdf()) => putFile(portal, person, randomUUID(), file)
const statuses = (answers: Response[]) => answers.map(({ status }) => status)

/** Leaves room for one file today. */
async function leaveOne(): Promise<void> {
  expect(statuses([await put(), await put()])).toEqual([201, 201])
}

test('A38: of 200 files sent at once with room for one, one is taken', async () => {
  await leaveOne()
  const answers = await Promise.all(Array.from({ length: 200 }, () => put()))
  expect(statuses(answers).filter((status) => status === 201)).toHaveLength(1)
  expect(statuses(answers).filter((status) => status === 429)).toHaveLength(199)
  expect(await countRows(portal.deps, 'files')).toBe(3)
  expect(await countRows(portal.deps, 'announced_blobs')).toBe(0)
}, 60_000)

test('A38: of 200 reservations at the same instant with room for one, one is made', async () => {
  await leaveOne()
  const reserve = () =>
    reserveRoom(portal.deps, portal.accountOf(alice), { blobs: [createBlobId()], bytes: 1 })
  const made = await Promise.all(Array.from({ length: 200 }, reserve))
  expect(made.filter(Boolean)).toHaveLength(1)
  expect(await countRows(portal.deps, 'announced_blobs')).toBe(1)
})

test('what goes beyond the limit of the day is refused beside the files, until tomorrow', async () => {
  await leaveOne()
  await put()
  const answer = await put()
  expect(answer.headers.get('retry-after')).toBe(String(15 * 3600))
  const message =
    'Vous avez atteint la limite d’envoi d’aujourd’hui (3 fichiers, 1 Mo). Réessayez demain, ou retirez des fichiers de cet envoi.'
  expect(await problemOf(answer)).toEqual({
    status: 429,
    type: 'quota',
    title: message,
    errors: [{ field: 'files', message }],
  })
  portal.clock.advance({ hours: 15 })
  browser = await portal.logIn(alice)
  expect((await put()).status).toBe(201)
})

test('bytes count as files do', async () => {
  const large = { name: 'a.pdf', bytes: largeFile(createRandom(1), 'pdf', 700_000) }
  expect(statuses([await put(browser, large), await put(browser, large)])).toEqual([201, 429])
})

test('the limit of one employer is not that of another', async () => {
  await leaveOne()
  await put()
  expect((await put()).status).toBe(429)
  expect((await put(await portal.logIn(bob))).status).toBe(201)
})

test('a deposit beyond the limit keeps what was typed', async () => {
  await leaveOne()
  const form = depositForm({ files: [pdf('a.pdf'), pdf('b.pdf')] })
  const refusal = await problemOf(await portal.send(browser, form))
  expect(refusal).toMatchObject({ status: 429, type: 'quota', errors: [{ field: 'files' }] })
  expect(await draftOf(browser, form.key)).toMatchObject({
    text: form.fields['text'],
    files: [],
    errors: [{ field: 'files' }],
  })
  const page = await portal.send(browser, form, { as: 'page' })
  expect(page.headers.get('location')).toBe(`/espace/transmettre?brouillon=${form.key}`)
  expect(await countRows(portal.deps, 'requests')).toBe(0)
})

test('so does a reply, and what needs no room is sent', async () => {
  const sent = await portal.send(browser, depositForm({ files: [pdf('a.pdf')] }))
  const { reference } = (await sent.json()) as { reference: string }
  const key = randomUUID()
  const files = [pdf('b.pdf'), pdf('c.pdf'), pdf('d.pdf')]
  const refusal = await sendReply(portal, browser, { reference, key, text: 'Voici', files })
  expect(await problemOf(refusal)).toMatchObject({ status: 429, type: 'quota' })
  expect(await draftOf(browser, key)).toMatchObject({ text: 'Voici', files: [] })
  expect((await sendReply(portal, browser, { reference, key, text: 'Voici' })).status).toBe(201)
})

test('what was kept before counts once, however often it is sent', async () => {
  const form = depositForm({ fields: { text: '' }, files: [pdf('a.pdf'), pdf('b.pdf')] })
  for (let time = 0; time < 3; time++) await portal.send(browser, form)
  expect(await countRows(portal.deps, 'daily_storage WHERE files = 2')).toBe(1)
})

test('days are forgotten after forty', async () => {
  await put()
  portal.clock.advance({ hours: 24 * 40 })
  await sweepRequests(portal.deps)
  expect(await countRows(portal.deps, 'daily_storage')).toBe(1)
  portal.clock.advance({ hours: 24 })
  await sweepRequests(portal.deps)
  expect(await countRows(portal.deps, 'daily_storage')).toBe(0)
})
