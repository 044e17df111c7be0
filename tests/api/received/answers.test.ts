import { receivedListSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { alice, charlie, type Person } from '../../support/cast.ts'
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

test('the accusé de réception and the latest answer of a request come each in their place', async () => {
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
  expect(await received()).toEqual([
    {
      kind: 'answer',
      reference,
      label: 'Réponse : Échéance',
      at: '2026-03-02T09:03:00.000Z',
      unread: true,
    },
    {
      kind: 'receipt',
      reference,
      label: 'Accusé de réception : Échéance',
      at: '2026-03-02T09:01:00.000Z',
    },
    {
      kind: 'receipt',
      reference,
      label: 'Accusé d’enregistrement : Échéance',
      at: '2026-03-02T09:00:00.000Z',
    },
  ])
  await (await portal.logIn(alice)).post(`/api/requests/${reference}/reading`)
  expect((await received())[0]).toMatchObject({ kind: 'answer', unread: false })
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
  expect(labels[0]).toBe('Réponse : Ancienne')
})

test('a stranger received none of it', async () => {
  const { id } = await storeRequest(portal, alice)
  await takeInCharge(portal, id)
  await storeMessage(portal, id)
  expect(await received(charlie)).toEqual([])
})

async function received(person: Person = alice) {
  const answer = await (await portal.logIn(person)).get('/api/received')
  return receivedListSchema.parse(await answer.json()).items
}
