import { randomBytes } from 'node:crypto'
import { wholeFileSizeSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { depositForm, pdf } from '../../support/forms.ts'
import { publishTo } from '../../support/publish.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'
import { storePayments } from '../../support/stored-payments.ts'

let portal: ServedApp
let browser: Browser

beforeEach(async () => {
  portal = await serveTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

const asPage = { 'sec-fetch-dest': 'document', accept: 'text/html' }

test('its size is told beforehand, within a tenth', async () => {
  for (let n = 0; n < 3; n++) {
    const fileName = `${String(n)}.pdf`
    await publishTo(portal, alice, { content: randomBytes(200_000), fileName })
    await portal.send(browser, depositForm({ files: [pdf(fileName)] }))
  }
  await storePayments(portal, alice, [{}, {}])
  const told = wholeFileSizeSchema.parse(await (await browser.get('/api/whole-file/size')).json())
  expect(told).toMatchObject({ documents: 3, requests: 3, receipts: 3, payments: 2 })
  const archive = await (await browser.get('/api/whole-file')).arrayBuffer()
  expect(Math.abs(told.bytes - archive.byteLength)).toBeLessThan(archive.byteLength / 10)
})

test('five archives a day with those of « Mes données », and a page says why there is no other', async () => {
  for (let rank = 0; rank < 4; rank++) await download('/api/whole-file')
  await download('/api/account/export')
  expect((await browser.get('/api/whole-file')).status).toBe(429)
  const answer = await browser.get('/api/whole-file', asPage)
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    '/espace/recus/dossier?limite',
  ])
  portal.clock.advance({ hours: 24 })
  browser = await portal.logIn(alice)
  await download('/api/whole-file')
})

test('nobody has it without being signed in', async () => {
  expect((await portal.visitor().get('/api/whole-file')).status).toBe(401)
  expect((await portal.visitor().get('/api/whole-file/size')).status).toBe(401)
  const answer = await portal.visitor().get('/api/whole-file', asPage)
  expect(answer.headers.get('location')).toBe('/connexion?suite=dossier')
})

test('it is named after the day, kept by nobody and written in the journal', async () => {
  const answer = await download('/api/whole-file')
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/zip',
    'content-disposition': 'attachment; filename="mon-dossier-2026-03-02.zip"',
    'cache-control': 'private, no-store',
  })
  const rows = await portal.deps.database.read(
    `SELECT account_id FROM journal WHERE event = 'whole-file-downloaded'`,
  )
  expect(rows.map((row) => row['account_id'])).toEqual([portal.accountOf(alice)])
})

test('a reader that leaves closes what was opened, and the api goes on', async () => {
  for (let n = 0; n < 3; n++) {
    const fileName = `${String(n)}.pdf`
    await publishTo(portal, alice, { content: randomBytes(2_000_000), fileName })
  }
  const { blobs } = portal.deps
  const streams: { destroyed: boolean }[] = []
  const get = blobs.get.bind(blobs)
  blobs.get = async (id) => {
    const stream = await get(id)
    streams.push(stream)
    return stream
  }
  const abort = new AbortController()
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await fetch(`${portal.url}/api/whole-file`, {
    headers: { 'x-site-key': portal.deps.settings.siteKey, cookie },
    signal: abort.signal,
  })
  const reader = answer.body?.getReader()
  while (streams.length < 2) await reader?.read()
  abort.abort()
  await expect.poll(() => streams.every(({ destroyed }) => destroyed)).toBe(true)
  expect((await browser.get('/api/session')).status).toBe(200)
})

test('every statement finds its rows by an index', async () => {
  await publishTo(portal, alice, { content: randomBytes(10), fileName: 'x.pdf' })
  await portal.send(browser, depositForm())
  const { database } = portal.deps
  const recorded = recordStatements(database)
  await browser.get('/api/whole-file/size')
  await download('/api/whole-file')
  expect(recorded.size).toBeGreaterThan(10)
  for (const statement of [...recorded.values()]) {
    if (/(?:INTO|FROM) claims\b/.test(statement.sql)) continue
    const slow = await findSlowSteps(database, statement)
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] })
  }
})

async function download(path: string): Promise<Response> {
  const answer = await browser.get(path)
  expect(answer.status).toBe(200)
  await answer.arrayBuffer()
  return answer
}
