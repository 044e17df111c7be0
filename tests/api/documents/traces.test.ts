import { documentListSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withdrawDocument } from '../../../api/src/documents/index.ts'
import type { Browser } from '../../support/browser.ts'
import { alice, bob } from '../../support/cast.ts'
import { countRows } from '../../support/count-rows.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'
import { publishOne } from './support.ts'

let portal: TestApp
let browser: Browser

beforeEach(async () => {
  portal = await createTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('a withdrawn document is no longer given, its line says when and why', async () => {
  const id = await publishOne(portal, { reference: 'R1' })
  expect(await withdraw('R1', 'Erreur de montant.')).toBe('withdrawn')
  const answer = await browser.get(`/api/documents/${id}/file`)
  expect(answer.status).toBe(410)
  expect(await answer.json()).toMatchObject({
    type: 'withdrawn',
    title: expect.stringMatching(
      /^Ce document a été retiré le .*\. Erreur de montant\.$/,
    ) as string,
  })
  expect(await listed()).toMatchObject([
    {
      id,
      isNew: false,
      trace: {
        kind: 'withdrawn',
        at: portal.clock.now().toISOString(),
        reason: 'Erreur de montant.',
      },
    },
  ])
  expect(await newOnes()).toBe(0)
})

test('a replaced document is no longer given, the one in its place is', async () => {
  const before = await publishOne(portal, { reference: 'R1' })
  const after = await publishOne(portal, { description: 'Corrigé' }, 'R1')
  const refused = await browser.get(`/api/documents/${before}/file`)
  expect(refused.status).toBe(410)
  expect(await refused.text()).toContain('celui qui le remplace')
  expect((await browser.get(`/api/documents/${after}/file`)).status).toBe(200)
  expect(await newOnes()).toBe(0)
  expect((await listed()).find(({ id }) => id === before)).toMatchObject({
    trace: { kind: 'replaced', by: { id: after, description: 'Corrigé', isThere: true } },
  })
})

test('whoever follows the link of a withdrawn document is led to the list that says why', async () => {
  const id = await publishOne(portal, { reference: 'R1' })
  await withdraw('R1', 'Erreur.')
  const answer = await browser.get(`/api/documents/${id}/file`, {
    'sec-fetch-dest': 'document',
    accept: 'text/html',
  })
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    '/espace/obtenir?absent=retire',
  ])
})

test('a stranger cannot tell a withdrawn document from one that never was', async () => {
  const id = await publishOne(portal, { reference: 'R1' })
  await withdraw('R1', 'Erreur.')
  const stranger = await portal.logIn(bob)
  const [foreign, unknown] = await Promise.all(
    [id, 'AAAAAAAAAAAAAAAAAAAAAA'].map((one) => stranger.get(`/api/documents/${one}/file`)),
  )
  expect(foreign?.status).toBe(404)
  expect(await foreign?.text()).toBe(await unknown?.text())
})

test('of several withdrawals at once the first one’s reason stands, and the journal has one', async () => {
  await publishOne(portal, { reference: 'R1' })
  const reasons = ['a', 'b', 'c', 'd', 'e']
  const outcomes = await Promise.all(reasons.map((reason) => withdraw('R1', reason)))
  expect(outcomes.filter((outcome) => outcome === 'withdrawn')).toHaveLength(1)
  const [document] = await listed()
  const kept = reasons[outcomes.indexOf('withdrawn')]
  expect(document?.trace).toMatchObject({ reason: kept })
  expect(await countRows(portal.deps, `journal WHERE event = 'document-withdrawn'`)).toBe(1)
})

test('only its own account’s documents can be withdrawn or replaced', async () => {
  await publishOne(portal, { reference: 'R1' })
  const reason = 'Erreur.'
  const document = { reference: 'R1' }
  const asBob = { owner: { siret: bob.siret }, document, reason }
  expect(await withdrawDocument(portal.deps, asBob)).toBe('unknown')
  const accountId = portal.accountOf(bob)
  await expect(publishOne(portal, { accountId }, 'R1')).rejects.toMatchObject({
    errors: [{ field: 'replaces' }],
  })
  expect(await listed()).toMatchObject([{ trace: null }])
})

function withdraw(reference: string, reason: string) {
  const owner = { siret: alice.siret }
  return withdrawDocument(portal.deps, { owner, document: { reference }, reason })
}

async function listed() {
  const answer = await browser.get('/api/documents')
  return documentListSchema.parse(await answer.json()).documents
}

const newOnes = () =>
  countRows(portal.deps, `received_items WHERE kind = 'document' AND opened_at IS NULL`)
