import { systemDocumentListSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { alice, bob, unknownSiret } from '../../support/cast.ts'
import { pdf } from '../../support/forms.ts'
import { storeRequest } from '../../support/stored-request.ts'
import { openSystemsApp, type SystemsApp } from './support.ts'

let system: SystemsApp

beforeEach(async () => {
  system = await openSystemsApp()
})
afterEach(() => system.close())

async function publish(reference: string): Promise<string> {
  const answer = await system.publish({ fields: { reference }, file: pdf(`${reference}.pdf`) })
  return ((await answer.json()) as { id: string }).id
}

async function list(siret = alice.siret, page = 1) {
  const answer = await system.call(`/documents?siret=${siret}&page=${String(page)}`)
  return systemDocumentListSchema.parse(await answer.json())
}

function withdraw(id: string, body: unknown = { reason: 'Montant erroné' }): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return system.call(`/documents/${id}/withdrawal`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
}

test('a list says which documents were opened, and shows those of one employer alone', async () => {
  const id = await publish('ATT-1')
  expect((await list()).documents).toMatchObject([{ id, reference: 'ATT-1', openedAt: null }])
  expect((await list(bob.siret)).documents).toEqual([])
  const browser = await system.logIn(alice)
  system.clock.advance({ minutes: 5 })
  expect((await browser.get(`/api/documents/${id}/file`)).status).toBe(200)
  const openedAt = system.clock.now().toISOString()
  expect((await list()).documents).toMatchObject([{ id, openedAt, withdrawn: null }])
})

test('a list goes page by page, newest first', async () => {
  for (let rank = 1; rank <= 21; rank++) {
    system.clock.advance({ seconds: 1 })
    await publish(`ATT-${String(rank)}`)
  }
  const first = await list()
  expect([first.documents.length, first.more]).toEqual([20, true])
  expect(first.documents[0]).toMatchObject({ reference: 'ATT-21' })
  const second = await list(alice.siret, 2)
  expect([second.documents.length, second.more, second.page]).toEqual([1, false, 2])
})

test('a list of nobody, or without a SIRET, is refused beside its field', async () => {
  for (const query of [`siret=${unknownSiret}`, 'siret=12', '']) {
    const answer = await system.call(`/documents?${query}`)
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ errors: [{ field: 'siret' }] })
  }
})

test('a withdrawn document is not given any more, and its reason is read', async () => {
  const id = await publish('ATT-1')
  const answer = await withdraw(id)
  expect([answer.status, await answer.json()]).toEqual([200, { id }])
  const at = system.clock.now().toISOString()
  system.clock.advance({ minutes: 1 })
  expect((await withdraw(id, { reason: 'Un autre motif' })).status).toBe(200)
  expect((await list()).documents).toMatchObject([
    { id, withdrawn: { at, reason: 'Montant erroné' } },
  ])
  const browser = await system.logIn(alice)
  expect((await browser.get(`/api/documents/${id}/file`)).status).toBe(410)
})

test('a withdrawal says which document and why', async () => {
  expect((await withdraw('none')).status).toBe(404)
  const id = await publish('ATT-1')
  for (const body of [{}, { reason: ' ' }, { reason: 'x'.repeat(301) }, { reason: 'a\u0000b' }]) {
    const answer = await withdraw(id, body)
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ errors: [{ field: 'reason' }] })
  }
  expect((await list()).documents).toMatchObject([{ withdrawn: null }])
})

test('a request is where it is, and shows nothing of what it holds', async () => {
  const { reference } = await storeRequest(system, alice)
  const answer = await system.call(`/requests/${reference}`)
  expect(answer.status).toBe(200)
  const request = (await answer.json()) as Record<string, unknown>
  expect(Object.keys(request).sort()).toEqual(
    ['kind', 'reference', 'sentAt', 'service', 'siret', 'state'].sort(),
  )
  expect(request).toMatchObject({ reference, state: 'received' })
  expect((await system.call('/requests/E26-0000-0000')).status).toBe(404)
})
