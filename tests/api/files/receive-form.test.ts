import { createHash } from 'node:crypto'
import { limits } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRandom } from '../../fixtures/files/random.ts'
import { multipart, multipartType } from '../../support/multipart.ts'
import { startFormServer, type FormServer } from './form-server.ts'

const random = createRandom(7)

let forms: FormServer

beforeEach(async () => {
  forms = await startFormServer()
})
afterEach(() => forms.close())

test('fields and files are received byte for byte', async () => {
  const files = [0, 1, 70_000, limits.fileBytes].map((length, index) => ({
    name: `pièce ${String(index)}.pdf`,
    bytes: random.bytes(length),
  }))
  await forms.send(
    multipart({ fields: { text: 'Été\r\nà Saint-Malo', theme: 'cotisation' }, files }),
  )
  expect(forms.received).toEqual([
    {
      fields: { text: 'Été\r\nà Saint-Malo', theme: 'cotisation' },
      files: files.map(({ name, bytes }) => ({
        name,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        content: bytes,
      })),
      unread: [],
      failure: undefined,
    },
  ])
})

test('a file of one byte too many is counted to its end, and the others are kept', async () => {
  const large = { name: 'grand.pdf', bytes: random.bytes(limits.fileBytes + 1) }
  const small = { name: 'petit.pdf', bytes: random.bytes(10) }
  await forms.send(multipart({ files: [large, small] }))
  const [form] = forms.received
  expect(form?.files.map(({ name, bytes }) => [name, bytes])).toEqual([
    ['grand.pdf', limits.fileBytes + 1],
    ['petit.pdf', 10],
  ])
  expect(form?.files[0]?.content.length).toBeLessThanOrEqual(limits.fileBytes)
  expect(form?.files[1]?.content).toEqual(small.bytes)
})

test('the eleventh file is named and not kept', async () => {
  const files = Array.from({ length: 12 }, (_, index) => ({
    name: `${String(index)}.pdf`,
    bytes: random.bytes(5),
  }))
  await forms.send(multipart({ files }))
  expect(forms.received[0]?.files).toHaveLength(10)
  expect(forms.received[0]?.unread).toEqual(['10.pdf', '11.pdf'])
})

test('an input without a file brings none', async () => {
  await forms.send(
    multipart({ fields: { text: 'x' }, files: [{ name: '', bytes: Buffer.alloc(0) }] }),
  )
  expect(forms.received[0]).toMatchObject({ files: [], unread: [] })
})

test('files are thrown away when none is wanted', async () => {
  forms.withFiles = false
  await forms.send(
    multipart({ fields: { text: 'x' }, files: [{ name: 'a.pdf', bytes: random.bytes(90_000) }] }),
  )
  expect(forms.received[0]).toMatchObject({ fields: { text: 'x' }, files: [], unread: ['a.pdf'] })
})

test('a file under another field, or without a name, is no file', async () => {
  const body = multipart({
    fields: { text: 'x' },
    files: [{ name: 'a.pdf', bytes: random.bytes(9) }],
  })
  await forms.send(
    Buffer.from(body.toString('latin1').replace('name="files"', 'name="other"'), 'latin1'),
  )
  await forms.send(Buffer.from(body.toString('latin1').replace('; filename="a.pdf"', ''), 'latin1'))
  expect(forms.received.map(({ files }) => files)).toEqual([[], []])
})

test('the first value of a field counts', async () => {
  const body = multipart({ fields: { kind: 'document', kind2: 'question' } })
  await forms.send(Buffer.from(body.toString().replace('kind2', 'kind')))
  expect(forms.received[0]?.fields).toEqual({ kind: 'document' })
})

test('a text that is too long is received whole', async () => {
  await forms.send(multipart({ fields: { text: 'é'.repeat(60_000) } }))
  expect(forms.received[0]?.fields['text']).toHaveLength(60_000)
})

test('a name is kept without its path and its hidden characters', async () => {
  await forms.send(multipart({ files: [{ name: '../../\u202ea.pdf', bytes: random.bytes(3) }] }))
  expect(forms.received[0]?.files[0]?.name).toBe('a.pdf')
})

test.each([
  ['no form', 'application/json', '{}'],
  ['no boundary', 'multipart/form-data', 'x'],
  ['no type', '', 'x'],
  ['nothing', multipartType, ''],
  ['no end', multipartType, multipart({ fields: { text: 'x' } }).subarray(0, -20)],
  [
    'a file without an end',
    multipartType,
    multipart({ files: [{ name: 'a', bytes: random.bytes(99) }] }).subarray(0, -60),
  ],
  ['another boundary', multipartType, '--other\r\n\r\n'],
])('%s is refused', async (_, type, body) => {
  expect(await forms.send(Buffer.from(body as string), type)).toBe(422)
  expect(forms.received[0]).toMatchObject({ files: [], failure: 'invalid-input' })
})
