import { createHash } from 'node:crypto'
import { depositSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as z from 'zod'
import { findSentBefore } from '../../../api/src/requests/index.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { depositForm, pdf } from '../../support/forms.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'

let portal: ServedApp
let browser: Browser

beforeEach(async () => {
  portal = await serveTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

const march = pdf('mars.pdf')
const sha256 = createHash('sha256').update(march.bytes).digest('hex')

/** Sends these files a minute later than what came before. */
async function send(files = [march], sender = browser) {
  portal.clock.advance({ minutes: 1 })
  const answer = await portal.send(sender, depositForm({ files }))
  const { reference } = depositSchema.parse(await answer.json())
  const [row] = await portal.deps.database.read(
    'SELECT id, sent_at AS sentAt FROM requests WHERE reference = ?',
    [reference],
  )
  const { id, sentAt } = z.object({ id: z.string(), sentAt: z.number() }).parse(row)
  return { id, before: { reference, sentAt: new Date(sentAt).toISOString() } }
}

const find = (file: { sha256: string; requestId?: string }, person = alice) =>
  findSentBefore(portal.deps, portal.accountOf(person), [file])

test('a file of a draft was sent before with the latest request that held it', async () => {
  await send()
  const latest = await send([{ ...march, name: 'copie.pdf' }])
  expect(await find({ sha256 })).toEqual(new Map([[sha256, latest.before]]))
})

test('a file of a request was sent before with an earlier one only', async () => {
  const [first, second, third] = [await send(), await send(), await send()]
  expect((await find({ sha256, requestId: first.id })).size).toBe(0)
  expect((await find({ sha256, requestId: second.id })).get(sha256)).toEqual(first.before)
  expect((await find({ sha256, requestId: third.id })).get(sha256)).toEqual(second.before)
})

test('what another account sent, what was never sent and what holds a virus are no earlier sending', async () => {
  await send([march], await portal.logIn(bob))
  expect((await find({ sha256 })).size).toBe(0)
  await portal.send(browser, depositForm({ fields: { text: '' }, files: [march] }))
  expect((await find({ sha256 })).size).toBe(0)
  await send()
  await portal.deps.database.write([
    { sql: `UPDATE files SET state = 'infected' WHERE request_id IS NOT NULL`, args: [] },
  ])
  expect((await find({ sha256 })).size).toBe(0)
})

test('earlier sendings are found by an index', async () => {
  const recorded = recordStatements(portal.deps.database)
  await find({ sha256, requestId: 'x' })
  const slow = [...recorded.values()].map((each) => findSlowSteps(portal.deps.database, each))
  expect(await Promise.all(slow)).toEqual([[]])
})
