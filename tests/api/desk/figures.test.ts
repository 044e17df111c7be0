import { figuresSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { openDesk, type Desk } from '../../support/desk.ts'

let desk: Desk
let simon: Browser

beforeEach(async () => {
  desk = await openDesk()
  simon = await desk.as(desk.simon)
})
afterEach(() => desk.close())

async function figures(query = '') {
  const answer = await simon.get(`/api/desk/figures${query}`)
  if (answer.status !== 200) throw new Error(await answer.text())
  return figuresSchema.parse(await answer.json())
}

async function insert(sentAt: string, answeredAt?: string, themeSlug = 'cotisation') {
  const state = answeredAt === undefined ? 'received' : 'answered'
  const { id } = await desk.insert({ sentAt: new Date(sentAt), themeSlug, state })
  if (answeredAt === undefined) return
  await desk.portal.deps.database.write([
    {
      sql: 'UPDATE requests SET answered_at = ? WHERE id = ?',
      args: [new Date(answeredAt), id],
    },
  ])
}

test('the last twelve weeks are told unless others are asked for', async () => {
  const { from, to, services } = await figures()
  expect({ from, to }).toEqual({ from: '2025-12-09', to: '2026-03-02' })
  expect(services).toHaveLength(1)
  expect(services[0]?.weeks).toHaveLength(13)
  expect(services[0]).toMatchObject({ received: 0, answered: 0, median: null, ninthDecile: null })
})

test('days are those of Paris, from the first to the last', async () => {
  await insert('2026-02-08T22:59:00Z')
  await insert('2026-02-08T23:00:00Z')
  await insert('2026-02-22T22:59:00Z', '2026-02-23T10:00:00Z')
  await insert('2026-02-22T23:00:00Z')
  const { services } = await figures('?from=2026-02-09&to=2026-02-22')
  expect(services[0]).toMatchObject({ received: 2, answered: 0, open: 3, late: 2 })
  expect(services[0]?.weeks).toEqual([
    { from: '2026-02-09', received: 1, answered: 0 },
    { from: '2026-02-16', received: 1, answered: 0 },
  ])
})

test('delays are the working days to the first answer', async () => {
  for (const day of ['03', '03', '04', '05', '09', '09', '09', '09', '10', '17']) {
    await insert('2026-02-02T09:00:00Z', `2026-02-${day}T09:00:00Z`)
  }
  await insert('2026-02-02T09:00:00Z', '2026-02-27T09:00:00Z', 'accidents')
  const { services } = await figures()
  expect(services[0]).toMatchObject({ received: 10, answered: 10, median: 5, ninthDecile: 6 })
})

test('a period that makes no sense is refused beside its field', async () => {
  const asked = [
    ['?from=2026-02-10&to=2026-02-09', 'to'],
    ['?from=2024-03-01&to=2026-03-01', 'from'],
    ['?from=hier', 'from'],
    ['?to=2026-02-30', 'to'],
    ['?to=0001-01-01', 'to'],
  ] as const
  for (const [query, field] of asked) {
    const answer = await simon.get(`/api/desk/figures${query}`)
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ errors: [{ field }] })
  }
  expect((await figures('?from=2024-03-02&to=2026-03-01')).services).toHaveLength(1)
})

test('a spreadsheet has the period and its weeks, and the journal knows of it', async () => {
  await insert('2026-02-10T09:00:00Z', '2026-02-12T09:00:00Z')
  const answer = await simon.get('/api/desk/figures.csv?from=2026-02-10&to=2026-02-20')
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const [header, ...lines] = (await answer.text()).trim().split('\r\n')
  expect(header).toContain('"Reçues";"Répondues"')
  expect(lines).toEqual([
    '"Service Cotisation";"2026-02-10";"2026-02-20";1;1;0;0;2;2',
    '"Service Cotisation";"2026-02-10";"2026-02-15";1;1;"";"";"";""',
    '"Service Cotisation";"2026-02-16";"2026-02-20";0;0;"";"";"";""',
  ])
  const { database } = desk.portal.deps
  expect(
    await database.read(`SELECT agent_id FROM journal WHERE event = 'figures-exported'`),
  ).toEqual([{ agent_id: desk.simon.id }])
})

test('an agent who supervises nothing is told of no such page', async () => {
  const agathe = await desk.as(desk.agathe)
  for (const path of ['/api/desk/figures', '/api/desk/figures.csv']) {
    expect((await agathe.get(path)).status).toBe(404)
  }
})
