import { afterEach, beforeEach, expect, test } from 'vitest'
import { alice, bob } from '../../support/cast.ts'
import { actOf, openDesk } from '../../support/desk.ts'
import { questionForm } from '../../support/forms.ts'
import { publishTo } from '../../support/publish.ts'
import { giveLines, readReceived } from '../../support/received.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'

let portal: ServedApp

beforeEach(async () => {
  portal = await serveTestApp()
})
afterEach(() => portal.close())

const file = { content: Buffer.from('%PDF-1.7'), fileName: 'x.pdf' }

test('documents and accusés come together, newest first; what one just sent is not new', async () => {
  await publishTo(portal, alice, file)
  portal.clock.advance({ minutes: 1 })
  const sent = await portal.send(await portal.logIn(alice), questionForm())
  const { reference } = (await sent.json()) as { reference: string }
  const { items, counts, total } = await readReceived(portal, alice)
  expect(items).toMatchObject([
    {
      kind: 'receipt',
      label: 'Accusé d’enregistrement\u00a0: Délai',
      at: '2026-03-02T09:01:00.000Z',
      theme: { slug: 'accidents', name: 'Accidents' },
      isNew: false,
      isArchived: false,
      about: reference,
    },
    { kind: 'document', label: 'Attestation', isNew: true, bytes: 8 },
  ])
  expect({ total, counts }).toEqual({ total: 2, counts: { listed: 2, unread: 1, archived: 0 } })
})

test('all that the desk tells the employer is there, and nothing that is for colleagues', async () => {
  const desk = await openDesk(portal)
  const { reference } = await desk.insert({ object: 'Mars' })
  const agathe = await desk.as(desk.agathe)
  await actOf(agathe, reference, 'notes', { text: 'CANARI' })
  await actOf(agathe, reference, 'answers', { text: 'Voici.' })
  portal.clock.advance({ minutes: 1 })
  const pieces = { text: 'Il manque ceci.', pieces: 'Bordereau', dueOn: '2026-03-20' }
  await actOf(agathe, reference, 'pieces', pieces)
  portal.clock.advance({ minutes: 1 })
  await actOf(agathe, reference, 'closure', { text: '' })
  const { items } = await readReceived(portal, alice)
  expect(items.map(({ label, isNew, about }) => ({ label, isNew, about }))).toEqual(
    ['Pièces demandées', 'Réponse', 'Accusé de réception'].map((says) => ({
      label: `${says}\u00a0: Mars`,
      isNew: true,
      about: reference,
    })),
  )
})

test('a page has as many as are asked for', async () => {
  await giveLines(
    portal,
    alice,
    Array.from({ length: 10 }, () => ({})),
  )
  expect((await readReceived(portal, alice, '?limit=5')).items).toHaveLength(5)
  expect((await readReceived(portal, alice)).items).toHaveLength(10)
})

test('what others received is not shown', async () => {
  await publishTo(portal, bob, file)
  await portal.send(await portal.logIn(bob), questionForm())
  expect(await readReceived(portal, alice)).toMatchObject({
    items: [],
    counts: { listed: 0, unread: 0, archived: 0 },
  })
})
