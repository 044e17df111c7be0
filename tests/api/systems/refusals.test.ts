import { readdir } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makePdf } from '../../fixtures/files/pdf.ts'
import { alice } from '../../support/cast.ts'
import { documentsOf, openSystemsApp, type SystemsApp } from './support.ts'

const MEBIBYTE = 1024 * 1024

let system: SystemsApp

beforeEach(async () => {
  system = await openSystemsApp()
})
afterEach(async () => {
  const left = await readdir(system.deps.blobs.temporaryFolder)
  expect(left).toEqual([])
  await system.close()
})

test('a PDF of 25 Mo is taken, one byte more is not', async () => {
  const empty = makePdf({ between: '%\n' }).length
  const ofBytes = (bytes: number) => {
    const file = makePdf({ between: `%${'x'.repeat(bytes - empty)}\n` })
    expect(Math.abs(file.length - bytes)).toBeLessThan(16)
    return { name: 'x.pdf', bytes: file }
  }
  expect((await system.publish({ file: ofBytes(25 * MEBIBYTE - 16) })).status).toBe(201)
  const answer = await system.publish({ file: ofBytes(25 * MEBIBYTE + 16) })
  expect(answer.status).toBe(413)
  expect(await answer.json()).toMatchObject({
    type: 'too-large',
    title: expect.stringContaining('25') as unknown,
  })
})

test('a body far beyond is refused without being kept', async () => {
  const bytes = Buffer.alloc(40 * MEBIBYTE)
  expect((await system.publish({ file: { name: 'x.pdf', bytes } })).status).toBe(413)
  expect(await documentsOf(system)).toEqual([])
})

const contents: [string, string, Uint8Array | null][] = [
  ['no file', 'manque', null],
  ['an empty file', 'vide', Buffer.alloc(0)],
  ['a text under the name of a PDF', 'PDF', Buffer.from('bonjour')],
  [
    'a PDF with a program in it',
    'programmes',
    makePdf({ catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' }),
  ],
]

test.each(contents)('%s is refused', async (_, words, bytes) => {
  const answer = await system.publish({ file: bytes && { name: 'x.pdf', bytes } })
  expect(answer.status).toBe(422)
  const body = (await answer.json()) as { errors: { field: string; message: string }[] }
  expect(body.errors).toMatchObject([{ field: 'file' }])
  expect(body.errors[0]?.message).toContain(words)
})

test('what is no form is refused by its type', async () => {
  const answer = await system.call('/documents', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'x' },
    body: '{}',
  })
  expect(answer.status).toBe(415)
  expect(await answer.json()).toMatchObject({ type: 'unsupported-type' })
})

test.each([undefined, '', 'deux mots', '\u00e9', 'x'.repeat(256)])(
  'the key %s is none',
  async (key) => {
    const answer = await system.publish({ headers: { 'idempotency-key': key } })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ errors: [{ field: 'idempotency-key' }] })
  },
)

test('a batch that fails leaves neither document nor key', async () => {
  const write = system.deps.database.write.bind(system.deps.database)
  system.deps.database.write = (batch) => {
    const broken = { sql: 'INSERT INTO accounts (id) VALUES (?)', args: ['x'] }
    const isPublication = batch.some(({ sql }) => sql.includes('INTO documents'))
    return write(isPublication ? [...batch, broken] : batch)
  }
  const key = 'once'
  expect((await system.publish({ key })).status).toBe(503)
  system.deps.database.write = write
  expect(await documentsOf(system)).toEqual([])
  expect((await system.publish({ key })).headers.get('idempotent-replayed')).toBeNull()
  expect(await documentsOf(system)).toHaveLength(1)
})

test('the employer’s own session opens nothing there', async () => {
  const browser = await system.logIn(alice)
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await system.publish({ headers: { authorization: undefined, cookie } })
  expect(answer.status).toBe(401)
})
