import { createHash, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { alice, unknownSiret } from '../../support/cast.ts'
import { pdf } from '../../support/forms.ts'
import { documentsOf, openSystemsApp, type SystemsApp } from './support.ts'

let system: SystemsApp

beforeEach(async () => {
  system = await openSystemsApp()
})
afterEach(() => system.close())

test('a document of one of Enim’s systems is in the employer’s list, and its bytes are those sent', async () => {
  const { bytes } = pdf('attestation.pdf')
  const answer = await system.publish({ fields: { reference: 'ATT-1' } })
  expect(answer.status).toBe(201)
  const published = (await answer.json()) as { id: string }
  const publishedAt = system.clock.now().toISOString()
  expect(published).toEqual({ id: published.id, reference: 'ATT-1', publishedAt })
  const browser = await system.logIn(alice)
  const list = (await (await browser.get('/api/documents')).json()) as { documents: unknown[] }
  expect(list.documents).toMatchObject([
    { id: published.id, description: 'Attestation de compte à jour', bytes: bytes.length },
  ])
  const file = await browser.get(`/api/documents/${published.id}/file`)
  expect(Buffer.from(await file.arrayBuffer())).toEqual(Buffer.from(bytes))
  const journal = await system.deps.database.read(
    `SELECT about FROM journal WHERE event = 'document-published'`,
  )
  expect(journal).toEqual([{ about: published.id }])
})

test('the same key again answers the same document, and publishes none', async () => {
  const key = randomUUID()
  const first = await system.publish({ key })
  const second = await system.publish({ key })
  expect([first.status, second.status]).toEqual([201, 201])
  expect(await second.json()).toEqual(await first.json())
  expect(first.headers.get('idempotent-replayed')).toBeNull()
  expect(second.headers.get('idempotent-replayed')).toBe('true')
  expect(await documentsOf(system)).toHaveLength(1)
})

const fieldsOfOne: Record<string, string>[] = [{ reference: 'ATT-1' }, {}]

test.each(fieldsOfOne)('the same key ten times at once is one document (%j)', async (fields) => {
  const key = randomUUID()
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => system.publish({ key, fields })),
  )
  const bodies = await Promise.all(answers.map((answer) => answer.text()))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
  expect(new Set(bodies).size).toBe(1)
  const fresh = answers.filter(({ headers }) => headers.get('idempotent-replayed') === null)
  expect(fresh).toHaveLength(1)
  expect(await documentsOf(system)).toHaveLength(1)
})

test('the same key with another content is refused', async () => {
  const key = randomUUID()
  await system.publish({ key })
  for (const changes of [
    { fields: { description: 'Autre chose' } },
    { file: pdf('attestation.pdf', 'autre') },
    { file: pdf('autre.pdf', 'attestation.pdf') },
  ]) {
    const answer = await system.publish({ key, ...changes })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ type: 'idempotency-key-reused' })
  }
  expect(await documentsOf(system)).toHaveLength(1)
})

test('a key is one token’s own, and is forgotten after a day', async () => {
  const key = randomUUID()
  const other = await system.tokenFor('documents:write')
  await system.publish({ key })
  await system.publish({ key, headers: { authorization: `Bearer ${other}` } })
  expect(await documentsOf(system)).toHaveLength(2)
  system.clock.advance({ hours: 24 })
  expect((await system.publish({ key })).headers.get('idempotent-replayed')).toBeNull()
  expect(await documentsOf(system)).toHaveLength(3)
})

test('a refused document leaves its key free', async () => {
  const key = randomUUID()
  expect((await system.publish({ key, fields: { theme: 'rien' } })).status).toBe(422)
  expect((await system.publish({ key })).status).toBe(201)
})

const wrong: [string, string, Record<string, string>][] = [
  ['an unknown SIRET', 'siret', { siret: unknownSiret }],
  ['a SIRET that is none', 'siret', { siret: '123' }],
  ['an unknown kind', 'kind', { kind: 'poème' }],
  ['an unknown theme', 'theme', { theme: 'rien' }],
  ['no description', 'description', { description: ' ' }],
  ['a description of two lines', 'description', { description: 'un\ndeux' }],
  ['a day to come', 'date', { date: '2026-03-03' }],
  ['no day', 'date', { date: '2026-02-30' }],
  ['another hash', 'sha256', { sha256: 'a'.repeat(64) }],
  ['a hash that is none', 'sha256', { sha256: 'x' }],
  ['a document to replace that is none', 'replaces', { replaces: 'RIEN' }],
]

test.each(wrong)('%s is refused beside its field', async (_, field, fields) => {
  const answer = await system.publish({ fields })
  expect(answer.status).toBe(422)
  const body = (await answer.json()) as { errors: unknown }
  expect(body.errors).toMatchObject([{ field }])
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(await documentsOf(system)).toEqual([])
})

test('a closed account takes no document', async () => {
  const close = { sql: 'UPDATE accounts SET closed_at = 1 WHERE siret = ?', args: [alice.siret] }
  await system.deps.database.write([close])
  const answer = await system.publish()
  expect(await answer.json()).toMatchObject({ status: 422, errors: [{ field: 'siret' }] })
})

test('a day that is over and the right hash are taken', async () => {
  const file = pdf('attestation.pdf')
  const sha256 = createHash('sha256').update(file.bytes).digest('hex').toUpperCase()
  const answer = await system.publish({ file, fields: { sha256, date: '2026-02-27' } })
  expect(await answer.json()).toMatchObject({ publishedAt: '2026-02-27T08:00:00.000Z' })
})

test('the day is that of Paris, just after its midnight too', async () => {
  system.clock.advance({ hours: 14, minutes: 30 })
  const publishedAt = system.clock.now().toISOString()
  expect(publishedAt).toBe('2026-03-02T23:30:00.000Z')
  const answer = await system.publish({ fields: { date: '2026-03-03' } })
  expect(await answer.json()).toMatchObject({ publishedAt })
})

test('a reference is given once to an employer, and names what is replaced', async () => {
  await system.publish({ fields: { reference: 'ATT-1' } })
  const again = await system.publish({ fields: { reference: 'ATT-1' }, file: pdf('x.pdf') })
  expect(await again.json()).toMatchObject({ status: 422, errors: [{ field: 'reference' }] })
  const next = await system.publish({ fields: { reference: 'ATT-2', replaces: 'ATT-1' } })
  const { id } = (await next.json()) as { id: string }
  expect((await documentsOf(system)).map((row) => row['replaced_by'])).toContain(id)
})
