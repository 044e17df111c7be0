import { requestListSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice, bob, charlie } from '../../support/cast.ts'
import { storeMessage, storeRequest } from '../../support/stored-request.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp
let browser: Browser

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('filters narrow the list, one by one and together', async () => {
  await storeRequest(portal, alice, { object: 'a', theme: 'cotisation', kind: 'document' })
  await storeRequest(portal, alice, { object: 'b', theme: 'accidents', state: 'closed' })
  await storeRequest(portal, alice, { object: 'c', theme: 'accidents', kind: 'document' })
  expect(await objects('theme=accidents')).toEqual(['b', 'c'])
  expect(await objects('kind=document')).toEqual(['a', 'c'])
  expect(await objects('state=closed')).toEqual(['b'])
  expect(await objects('theme=accidents&kind=document&state=&from=&to=&words=')).toEqual(['c'])
  expect(await objects('theme=unknown')).toEqual([])
  expect(await objects()).toEqual(['a', 'b', 'c'])
})

test('the first and the last day are both in, from midnight to midnight in Paris', async () => {
  for (const [object, at] of [
    ['2 March, last minute', '2026-03-02T22:59:00Z'],
    ['3 March, midnight', '2026-03-02T23:00:00Z'],
    ['29 March, midnight', '2026-03-28T23:00:00Z'],
    ['29 March, last minute of a day of 23 hours', '2026-03-29T21:59:00Z'],
    ['30 March, midnight', '2026-03-29T22:00:00Z'],
  ] as const) {
    await storeRequest(portal, alice, { object, sentAt: new Date(at) })
  }
  expect(await objects('from=2026-03-03&to=2026-03-29')).toEqual([
    '29 March, last minute of a day of 23 hours',
    '29 March, midnight',
    '3 March, midnight',
  ])
  expect(await objects('from=2026-03-29&to=2026-03-29')).toHaveLength(2)
  expect(await objects('to=2026-03-02')).toEqual(['2 March, last minute'])
  expect(await objects('from=2026-03-30')).toEqual(['30 March, midnight'])
})

test.each([
  ['from=2026-03-03&to=2026-03-02', 'to', 'Cette date vient avant celle du début'],
  ['from=hier', 'from', 'Indiquez une date complète'],
  ['to=2026-02-30', 'to', 'Indiquez une date complète'],
  ['kind=autre', 'kind', 'Choisissez dans la liste.'],
  ['state=autre', 'state', 'Choisissez dans la liste.'],
  [`words=${'x'.repeat(201)}`, 'words', 'Cherchez avec 200 caractères au plus.'],
])('%s is refused beside its field, in the list and in the table', async (query, field, words) => {
  for (const path of ['/api/requests', '/api/requests/export.csv']) {
    const answer = await browser.get(`${path}?${query}`)
    expect(answer.status).toBe(422)
    const { errors } = (await answer.json()) as { errors: { field: string; message: string }[] }
    expect(errors).toEqual([{ field, message: expect.stringContaining(words) as string }])
  }
})

test('words are found folded, all of them, the last one unfinished', async () => {
  await storeRequest(portal, alice, { object: 'Attestations d’affiliation', text: 'été 2026' })
  await storeRequest(portal, alice, { object: 'Bordereau', text: 'Les cotisations de l’été' })
  expect(await objects('words=attestation')).toEqual(['Attestations d’affiliation'])
  expect(await objects('words=ETE')).toHaveLength(2)
  expect(await objects('words=ete+cotis')).toEqual(['Bordereau'])
  expect(await objects('words=ete+inconnu')).toEqual([])
  expect(await objects('words=ete&theme=accidents')).toEqual([])
})

test.each(['"', '*', 'scope:', 'OR', 'NEAR(', '") OR scope : ("', 'a b" c*', '😀', '-', '%00'])(
  'hostile words %o break nothing and find nothing of others',
  async (words) => {
    await storeRequest(portal, bob, { object: 'a b c scope OR' })
    expect(await objects(`words=${encodeURIComponent(words)}`)).toEqual([])
  },
)

test('a stranger finds nothing, whatever the filters', async () => {
  await storeRequest(portal, alice, { object: 'Secret' })
  browser = await portal.logIn(charlie)
  for (const query of ['', 'words=secret', 'theme=cotisation', 'from=2020-01-01']) {
    expect(await objects(query)).toEqual([])
  }
})

test('requests with something unread are counted, whatever the filters', async () => {
  const { id } = await storeRequest(portal, alice, { object: 'a', theme: 'accidents' })
  await storeMessage(portal, id)
  await storeMessage(portal, id)
  const noted = await storeRequest(portal, alice, { object: 'b' })
  await storeMessage(portal, noted.id, { kind: 'note', text: 'CANARI' })
  const list = await read('theme=cotisation')
  expect(list).toMatchObject({ total: 1, unread: 1 })
  const everything = await read()
  expect(everything.requests.map(({ object, unread }) => [object, unread]).sort()).toEqual([
    ['a', 2],
    ['b', 0],
  ])
  expect(JSON.stringify(everything)).not.toContain('CANARI')
})

async function read(query = '') {
  const answer = await browser.get(`/api/requests?${query}`)
  const body: unknown = await answer.json()
  expect([answer.status, body]).toEqual([200, body])
  return requestListSchema.parse(body)
}

/** Newest first; those of one instant in order. */
async function objects(query?: string): Promise<string[]> {
  const { requests, total } = await read(query)
  expect(total).toBe(requests.length)
  return requests
    .toSorted((a, b) => b.sentAt.localeCompare(a.sentAt) || a.object.localeCompare(b.object))
    .map(({ object }) => object)
}
