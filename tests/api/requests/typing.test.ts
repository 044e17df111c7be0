import { randomUUID } from 'node:crypto'
import { draftListSchema, type DraftChange } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice, bob, charlie } from '../../support/cast.ts'
import { countRows } from '../../support/count-rows.ts'
import { problemOf, putDraft, putFile, savedAt } from '../../support/draft-calls.ts'
import { depositForm, pdf, questionForm } from '../../support/forms.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'
import { draftOf, refused } from './refused.ts'

let portal: ServedApp
let browser: Browser
let key: string

beforeEach(async () => {
  portal = await serveTestApp()
  browser = await portal.logIn(alice)
  key = randomUUID()
})
afterEach(() => portal.close())

const typed: DraftChange = { kind: 'question', theme: 'accidents', object: 'Délai', text: 'Bonj' }
const put = (change: Partial<DraftChange> = {}, person = browser, at = key) =>
  putDraft(portal, person, at, { ...typed, ...change })

async function drafts(person = browser) {
  return draftListSchema.parse(await (await person.get('/api/drafts')).json()).drafts
}

test('what is typed on one device is found on another', async () => {
  const kept = await savedAt(await put())
  const other = await portal.logIn(alice)
  expect(await draftOf(other, key)).toEqual({
    ...typed,
    key,
    reference: null,
    pieces: [],
    files: [],
    errors: [],
    savedAt: kept,
  })
  const [listed, ...others] = await drafts(other)
  expect(listed).toEqual({
    key,
    kind: 'question',
    reference: null,
    theme: 'accidents',
    title: 'Délai',
    fileCount: 0,
    savedAt: kept,
  })
  expect(others).toEqual([])
})

test('the page that saved last goes on saving', async () => {
  const first = await savedAt(await put())
  const second = await savedAt(await put({ text: 'Bonjour', knownAt: first }))
  expect(Date.parse(second)).toBeGreaterThan(Date.parse(first))
  expect((await draftOf(browser, key)).text).toBe('Bonjour')
})

test('a page that did not see the last version is told when it was written', async () => {
  const first = await savedAt(await put())
  portal.clock.advance({ minutes: 5 })
  await savedAt(await put({ text: 'Ailleurs', knownAt: first }))
  portal.clock.advance({ minutes: 1 })
  for (const knownAt of [first, null]) {
    const answer = await put({ text: 'Ici', knownAt })
    expect(await problemOf(answer)).toMatchObject({
      status: 409,
      type: 'changed-elsewhere',
      title: 'Cette demande a été modifiée sur un autre appareil à 10:05.',
    })
  }
  expect((await draftOf(browser, key)).text).toBe('Ailleurs')
})

test('of two pages that save at the same time over the same version, one is kept', async () => {
  const first = await savedAt(await put())
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => put({ text: `Page ${index}`, knownAt: first })),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(9)
})

test('the same content again is kept already, even by a page whose answer was lost', async () => {
  const first = await savedAt(await put())
  expect(await savedAt(await put({ knownAt: null }))).toBe(first)
})

test('a form in which nothing is typed makes no draft', async () => {
  await savedAt(await put({ object: ' ', text: '\n' }))
  expect(await drafts()).toEqual([])
  await savedAt(
    await put({ text: 'A', knownAt: await savedAt(await put({ object: '', text: '' })) }),
  )
  expect(await drafts()).toHaveLength(1)
})

test('a file that came first does not stand in the way of what is typed', async () => {
  expect((await putFile(portal, browser, key, pdf())).status).toBe(201)
  await savedAt(await put({ knownAt: null }))
  expect(await draftOf(browser, key)).toMatchObject({ text: 'Bonj', files: [{ name: pdf().name }] })
})

test('a refusal of what was saved before leaves the page its version', async () => {
  const form = questionForm({ fields: { key, text: '' } })
  const { object = '', theme = '' } = form.fields
  const known = await savedAt(await put({ object, theme, text: '' }))
  portal.clock.advance({ minutes: 1 })
  await refused(portal, await portal.send(browser, form))
  expect((await draftOf(browser, key)).errors).toMatchObject([{ field: 'text' }])
  expect((await put({ object, theme, text: 'Voilà', knownAt: known })).status).toBe(200)
  expect((await draftOf(browser, key)).errors).toEqual([])
})

test('a draft that was sent is not brought back', async () => {
  const known = await savedAt(await put())
  expect((await portal.send(browser, questionForm({ fields: { key } }))).status).toBe(201)
  expect(await problemOf(await put({ knownAt: known }))).toMatchObject({
    status: 409,
    type: 'wrong-step',
  })
  expect(await drafts()).toEqual([])
})

test('drafts are listed newest first, each with its title and its files', async () => {
  await put({ object: '', text: `Une longue\nphrase ${'de plus '.repeat(20)}` })
  portal.clock.advance({ minutes: 1 })
  await refused(portal, await portal.send(browser, depositForm({ fields: { text: '' } })))
  const [newest, oldest] = await drafts()
  expect(newest).toMatchObject({ kind: 'document', title: '', fileCount: 1 })
  expect(oldest?.title).toMatch(/^Une longue phrase de plus .*…$/)
})

test('a draft that is given up is gone with its files', async () => {
  await put()
  await putFile(portal, browser, key, pdf())
  const answer = await browser.post(`/api/drafts/${key}/removal`)
  expect([answer.status, await answer.json()]).toEqual([200, {}])
  expect([await drafts(), await countRows(portal.deps, 'files')]).toEqual([[], 0])
  expect(await countRows(portal.deps, 'announced_blobs')).toBe(1)
  expect((await browser.post(`/api/drafts/${key}/removal`)).status).toBe(404)
})

test('a plain form that gives a draft up is led to the requests', async () => {
  await put()
  const page = { accept: 'text/html', 'sec-fetch-dest': 'document' }
  const answer = await browser.post(`/api/drafts/${key}/removal`, undefined, page)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/espace/demandes'])
})

test('a draft is nobody else’s to read, change or give up', async () => {
  await put()
  const stranger = await portal.logIn(charlie)
  expect((await put({ text: 'Le mien' }, stranger)).status).toBe(200)
  expect((await draftOf(browser, key)).text).toBe('Bonj')
  const other = await portal.logIn(bob)
  expect(await drafts(other)).toEqual([])
  const foreign = await other.post(`/api/drafts/${key}/removal`)
  const unknown = await other.post(`/api/drafts/${randomUUID()}/removal`)
  expect([foreign.status, await foreign.text()]).toEqual([404, await unknown.text()])
  expect(await drafts()).toHaveLength(1)
})

test('nobody who is not logged in keeps or reads a draft', async () => {
  const visitor = portal.visitor()
  expect((await put({}, visitor)).status).toBe(401)
  expect((await visitor.get('/api/drafts')).status).toBe(401)
  expect((await visitor.post(`/api/drafts/${key}/removal`)).status).toBe(401)
})

test('what no page sends is refused', async () => {
  expect((await put({}, browser, 'pas-une-cle')).status).toBe(422)
  expect((await put({ text: 'x'.repeat(20_001) })).status).toBe(422)
  expect((await put({ kind: 'autre' as 'reply' })).status).toBe(422)
  expect(await drafts()).toEqual([])
})
