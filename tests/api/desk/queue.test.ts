import { deskServiceListSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { listOf, openDesk, type Desk } from '../../support/desk.ts'

let desk: Desk
let agathe: Browser

beforeEach(async () => {
  desk = await openDesk()
  agathe = await desk.as(desk.agathe)
})
afterEach(() => desk.close())

const objects = async (query: string) =>
  (await listOf(agathe, query)).requests.map(({ object }) => object)

const sent = (day: string) => ({ sentAt: new Date(`${day}T10:00:00Z`) })

test('several services and kinds are merged in one order, oldest first, a page at a time', async () => {
  for (let index = 0; index < 60; index++) {
    await desk.insert({
      object: String(index),
      themeSlug: index % 3 === 0 ? 'declaration' : 'cotisation',
      kind: index % 2 === 0 ? 'question' : 'document',
      sentAt: new Date(desk.portal.clock.now().getTime() - (60 - index) * 60_000),
    })
  }
  const pages = [1, 2, 3, 4].map((page) => objects(`?page=${String(page)}`))
  const shown = (await Promise.all(pages)).flat().map(Number)
  expect(shown).toEqual(Array.from({ length: 60 }, (_, index) => index))
  expect(await listOf(agathe)).toMatchObject({ page: 1, pages: 3, total: 60 })
  const questions = await objects('?kind=question&service=declaration')
  expect(questions).toEqual(['0', '6', '12', '18', '24', '30', '36', '42', '48', '54'])
})

test('nothing of another service is listed, even asked for by name', async () => {
  await desk.insert({ themeSlug: 'accidents' })
  expect(await listOf(agathe)).toMatchObject({ requests: [], total: 0, pages: 1 })
  expect(await listOf(agathe, '?service=accidents')).toMatchObject({ requests: [], total: 0 })
})

test('each view shows its own, what is over newest first', async () => {
  for (const state of ['received', 'taken', 'waiting', 'answered', 'closed', 'withdrawn']) {
    await desk.insert({ object: state, state })
    desk.portal.clock.advance({ minutes: 1 })
  }
  agathe = await desk.as(desk.agathe)
  expect(await objects('')).toEqual(['received', 'taken', 'waiting'])
  expect(await objects('?view=answered')).toEqual(['answered'])
  expect(await objects('?view=ended')).toEqual(['withdrawn', 'closed'])
  expect(await objects('?view=mine')).toEqual([])
})

test('time limits that are near or over are watched, each with its own', async () => {
  await desk.insert({ object: 'hier', ...sent('2026-03-01') })
  await desk.insert({ object: 'bientôt', ...sent('2026-02-18') })
  await desk.insert({ object: 'en retard', ...sent('2026-02-13') })
  await desk.insert({ object: 'sans réponse', state: 'taken', ...sent('2025-12-20') })
  await desk.insert({ object: 'répondue', state: 'answered', ...sent('2025-12-20') })
  const { requests, total } = await listOf(agathe, '?view=late')
  expect(total).toBe(3)
  expect(requests.map(({ object, deadline }) => [object, deadline?.kind, deadline?.state])).toEqual(
    [
      ['sans réponse', 'answer', 'late'],
      ['en retard', 'are', 'late'],
      ['bientôt', 'are', 'soon'],
    ],
  )
})

test('a receipt whose mail does not leave makes its request late after a working day', async () => {
  const { id } = await desk.insert({ ...sent('2026-02-26') })
  await desk.portal.deps.database.write([
    {
      sql: `INSERT INTO outbox (id, channel, dedupe, recipient, subject, text, html, priority,
              state, next_try_at, created_at)
            VALUES ('m', 'mail', ?, 'x@x.example', '', '', '', 1, 'dead', 0, 0)`,
      args: [`receipt:${id}`],
    },
  ])
  const { requests } = await listOf(agathe, '?view=late')
  expect(requests.map(({ deadline }) => deadline)).toEqual([
    { kind: 'aee', on: '2026-02-27', state: 'late' },
  ])
  expect((await services())[0]).toMatchObject({ slug: 'cotisation', late: 1, soon: 0 })
})

test('callbacks come by day, the morning first', async () => {
  const days = [
    ['2026-03-04', 'afternoon'],
    ['2026-02-27', 'afternoon'],
    ['2026-03-04', 'morning'],
  ] as const
  for (const [index, [day, slot]] of days.entries()) {
    const { id } = await desk.insert({ object: String(index) })
    await desk.portal.deps.database.write([
      {
        sql: `INSERT INTO callbacks (id, request_id, phone, day, slot, asked_at)
              VALUES (?, ?, '+33600000001', ?, ?, 0)`,
        args: [id, id, day, slot],
      },
    ])
  }
  expect(await objects('?view=callbacks')).toEqual(['1', '2', '0'])
  expect((await services())[0]).toMatchObject({ callbacks: 1 })
})

test('a reference, a SIRET or words find a request in any state of the agent’s services', async () => {
  const { reference } = await desk.insert({ object: 'Régularisation annuelle', state: 'closed' })
  await desk.insert({ object: 'Régularisation', themeSlug: 'accidents' })
  await desk.insert({ object: 'Autre chose', from: bob })
  const typed = reference.toLowerCase().replaceAll('-', ' ')
  expect(await objects(`?words=${encodeURIComponent(typed)}`)).toEqual(['Régularisation annuelle'])
  expect(await objects('?words=regularisations')).toEqual(['Régularisation annuelle'])
  for (const words of ['regularisations', alice.siret]) {
    expect(await listOf(agathe, `?words=${words}`)).toMatchObject({ total: 1, pages: 1 })
  }
  expect(await objects(`?words=${alice.siret}`)).toEqual(['Régularisation annuelle'])
  expect(await objects(`?words=boréales`)).toEqual(['Autre chose'])
  expect(await objects(`?words=regularisation&kind=question`)).toEqual([])
  for (const words of ['"', '{scope} : saccidents', 'a*', 'OR', "')--"]) {
    expect(await objects(`?words=${encodeURIComponent(words)}`)).toEqual([])
  }
})

test('a service says how it stands', async () => {
  await desk.insert({ ...sent('2026-02-13') })
  await desk.insert({ kind: 'question', ...sent('2026-02-18') })
  await desk.insert({ state: 'taken', ...sent('2025-12-20') })
  await desk.insert({ state: 'closed', ...sent('2025-12-01') })
  await desk.insert({ themeSlug: 'declaration', state: 'waiting', ...sent('2026-01-10') })
  expect(await services()).toEqual([
    {
      slug: 'cotisation',
      name: 'Service Cotisation',
      counts: { received: 2, taken: 1, waiting: 0, answered: 0, closed: 1, withdrawn: 0 },
      oldestAt: '2025-12-20T10:00:00.000Z',
      soon: 1,
      late: 2,
      callbacks: 0,
      unread: 0,
    },
    expect.objectContaining({ slug: 'declaration', soon: 1, late: 0 }),
  ])
})

async function services() {
  const answer = await agathe.get('/api/desk/services')
  return deskServiceListSchema.parse(await answer.json()).services
}
