import { afterEach, beforeEach, expect, test } from 'vitest'
import { alice, charlie, type Person } from '../../support/cast.ts'
import { readReceived } from '../../support/received.ts'
import {
  askPieces,
  storeMessage,
  storeRequest,
  takeInCharge,
} from '../../support/stored-request.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

test('the accusé de réception and each answer of a request come in their place, without the notes', async () => {
  const { id, reference } = await storeRequest(portal, alice, { object: 'Échéance' })
  portal.clock.advance({ minutes: 1 })
  await takeInCharge(portal, id)
  for (let answers = 0; answers < 2; answers++) {
    portal.clock.advance({ minutes: 1 })
    await storeMessage(portal, id)
  }
  portal.clock.advance({ minutes: 1 })
  await askPieces(portal, id, ['Bordereau'])
  await storeMessage(portal, id, { kind: 'note', text: 'CANARI' })
  const line = { theme: { slug: 'cotisation', name: 'Cotisation' }, isNew: true, about: reference }
  expect(await received()).toMatchObject([
    { kind: 'answer', label: 'Pièces demandées\u00a0: Échéance', at: '2026-03-02T09:04:00.000Z' },
    { ...line, kind: 'answer', label: 'Réponse\u00a0: Échéance', at: '2026-03-02T09:03:00.000Z' },
    { kind: 'answer', label: 'Réponse\u00a0: Échéance', at: '2026-03-02T09:02:00.000Z' },
    { ...line, kind: 'receipt', label: 'Accusé de réception\u00a0: Échéance' },
  ])
})

test('whoever opens a request has read its answers and its accusés, and those alone', async () => {
  const opened = await storeRequest(portal, alice)
  const other = await storeRequest(portal, alice)
  for (const { id } of [opened, other]) {
    await takeInCharge(portal, id)
    await storeMessage(portal, id)
  }
  await (await portal.logIn(alice)).post(`/api/requests/${opened.reference}/reading`)
  const lines = await received()
  expect(lines).toHaveLength(4)
  for (const { about, isNew } of lines) expect(isNew).toBe(about === other.reference)
})

test('an accusé de réception is read without any message beside it', async () => {
  const { id, reference } = await storeRequest(portal, alice)
  await takeInCharge(portal, id)
  await (await portal.logIn(alice)).post(`/api/requests/${reference}/reading`)
  expect((await received()).map(({ isNew }) => isNew)).toEqual([false])
})

test('the latest answers come first, however old their requests are', async () => {
  const old = await storeRequest(portal, alice, { object: 'Ancienne' })
  for (let rank = 0; rank < 6; rank++) {
    portal.clock.advance({ minutes: 1 })
    const { id } = await storeRequest(portal, alice, { object: String(rank) })
    await storeMessage(portal, id)
  }
  portal.clock.advance({ minutes: 1 })
  await storeMessage(portal, old.id)
  const labels = (await received()).map(({ label }) => label)
  expect(labels).toHaveLength(5)
  expect(labels[0]).toBe('Réponse\u00a0: Ancienne')
})

test('a stranger received none of it', async () => {
  const { id } = await storeRequest(portal, alice)
  await takeInCharge(portal, id)
  await storeMessage(portal, id)
  expect(await received(charlie)).toEqual([])
})

async function received(person: Person = alice) {
  return (await readReceived(portal, person, '?limit=5')).items
}
