import { depositSchema, receivedListSchema } from 'content-types'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { siteHeaders } from '../../support/browser.ts'
import { alice, bob, type Person } from '../../support/cast.ts'
import { serve } from '../../support/serve.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp
let server: Awaited<ReturnType<typeof serve>>

beforeEach(async () => {
  portal = await createTestApp()
  server = await serve(portal.deps)
})
afterEach(async () => {
  await server.stop()
  await portal.close()
})

test('documents and receipts come together, newest first', async () => {
  await insertDocument('older', portal.clock.now())
  portal.clock.advance({ minutes: 1 })
  const reference = await ask(alice, 'Échéance')
  portal.clock.advance({ minutes: 1 })
  await insertDocument('newer', portal.clock.now())
  expect(await received()).toEqual([
    {
      kind: 'document',
      id: 'newer',
      label: 'Document newer',
      at: '2026-03-02T09:02:00.000Z',
      bytes: 7,
    },
    {
      kind: 'receipt',
      reference,
      label: 'Accusé d’enregistrement : Échéance',
      at: '2026-03-02T09:01:00.000Z',
    },
    {
      kind: 'document',
      id: 'older',
      label: 'Document older',
      at: '2026-03-02T09:00:00.000Z',
      bytes: 7,
    },
  ])
})

test('five are given unless more are asked for', async () => {
  for (let n = 0; n < 10; n++) await insertDocument(String(n), portal.clock.now())
  expect(await received()).toHaveLength(5)
  expect(await received('?limit=8')).toHaveLength(8)
  const browser = await portal.logIn(alice)
  expect((await browser.get('/api/received?limit=0')).status).toBe(422)
  expect((await browser.get('/api/received?limit=51')).status).toBe(422)
})

test('what others received is not shown', async () => {
  await insertDocument('of Bob', portal.clock.now(), bob)
  await ask(bob, 'Question de Bob')
  expect(await received()).toEqual([])
})

async function received(query = '') {
  const answer = await (await portal.logIn(alice)).get(`/api/received${query}`)
  return receivedListSchema.parse(await answer.json()).items
}

async function insertDocument(id: string, at: Date, person: Person = alice): Promise<void> {
  await portal.deps.database.write([
    {
      sql: `INSERT INTO documents (id, account_id, kind, theme_slug, description, file_name, blob_id,
              bytes, sha256, published_at, source)
            VALUES (?, ?, 'courrier', 'cotisation', ?, 'x.pdf', 'x', 7, 'x', ?, 'import')`,
      args: [id, portal.accountOf(person), `Document ${id}`, at],
    },
  ])
}

/** Sends a question; gives the reference of its receipt. */
async function ask(person: Person, object: string): Promise<string> {
  const { cookies } = await portal.logIn(person)
  const form = new FormData()
  const fields = {
    kind: 'question',
    key: randomUUID(),
    theme: 'cotisation',
    object,
    text: 'Quand ?',
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const answer = await fetch(`${server.url}/api/requests`, {
    method: 'POST',
    headers: {
      ...siteHeaders,
      'sec-fetch-site': 'same-origin',
      accept: 'application/json',
      cookie: `__Host-session=${cookies.get('__Host-session') ?? ''}`,
    },
    body: form,
  })
  return depositSchema.parse(await answer.json()).reference
}
