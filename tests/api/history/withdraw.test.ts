import { requestSchema, type RequestState } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { countRows } from '../../support/count-rows.ts'
import { storeRequest } from '../../support/stored-request.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp
let browser: Browser

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('an open request is withdrawn: the thread, the service and the journal say so', async () => {
  const { reference } = await storeRequest(portal, alice, { object: 'Objet confidentiel' })
  await browser.post(`/api/requests/${reference}/callback`, {
    phone: '02 98 00 00 00',
    day: '2026-03-03',
    slot: 'morning',
  })
  portal.clock.advance({ minutes: 20 })
  const answer = await browser.post(`/api/requests/${reference}/withdrawal`)
  expect(answer.status).toBe(200)
  const request = requestSchema.parse(await answer.json())
  expect(request).toMatchObject({
    state: 'withdrawn',
    changedAt: '2026-03-02T09:20:00.000Z',
    callback: null,
    can: { reply: false, withdraw: false, askCallback: false },
  })
  expect(request.messages.at(-1)).toMatchObject({
    kind: 'withdrawn',
    from: 'employer',
    author: alice.holder,
    text: '',
    unread: false,
  })
  await portal.deliver()
  const notice = portal.mailbox
    .mailsTo('cotisation@service.example')
    .find(({ subject }) => subject === `Demande retirée : ${reference}`)
  expect(notice?.text).toContain(alice.name)
  expect(notice?.text).not.toContain('confidentiel')
  const journal = `journal WHERE event = 'request-withdrawn' AND about = ? AND actor = 'holder'`
  expect(await countRows(portal.deps, journal, [reference])).toBe(1)
})

test('many withdrawals at once are one', async () => {
  const { id, reference } = await storeRequest(portal, alice)
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => browser.post(`/api/requests/${reference}/withdrawal`)),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
  expect([
    await countRows(portal.deps, 'messages WHERE request_id = ?', [id]),
    await countRows(portal.deps, `outbox WHERE subject LIKE 'Demande retirée%'`),
    await countRows(portal.deps, `journal WHERE event = 'request-withdrawn'`),
    await countRows(portal.deps, 'requests WHERE id = ? AND unread_by_enim = 1', [id]),
    await countRows(portal.deps, `request_counts WHERE state = 'withdrawn' AND total = 1`),
  ]).toEqual([1, 1, 1, 1, 1])
})

test.each<RequestState>(['answered', 'closed'])(
  'a request that is %s is no longer withdrawn',
  async (state) => {
    const { id, reference } = await storeRequest(portal, alice, { state })
    const answer = await browser.post(`/api/requests/${reference}/withdrawal`)
    expect([answer.status, await answer.json()]).toMatchObject([
      409,
      { type: 'wrong-step', title: expect.stringContaining('ne peut plus être retirée') as string },
    ])
    expect(await countRows(portal.deps, 'requests WHERE id = ? AND state = ?', [id, state])).toBe(1)
    expect(await countRows(portal.deps, 'messages')).toBe(0)
  },
)

test('an answer that comes first wins over a withdrawal on its way', async () => {
  const { id, reference } = await storeRequest(portal, alice)
  const { database } = portal.deps
  const write = database.write.bind(database)
  database.write = async (batch) => {
    if (batch.some(({ sql }) => sql.includes(`state = 'withdrawn'`))) {
      const answered = `UPDATE requests SET state = 'answered' WHERE id = ?`
      await write([{ sql: answered, args: [id] }])
    }
    return write(batch)
  }
  expect((await browser.post(`/api/requests/${reference}/withdrawal`)).status).toBe(409)
  expect(await countRows(portal.deps, `requests WHERE state = 'answered'`)).toBe(1)
  expect(await countRows(portal.deps, 'outbox')).toBe(0)
})
