import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, request, type ClientRequest, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { limits } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { receiveForm, type BodyBounds } from '../../../api/src/files/index.ts'
import { createRandom } from '../../fixtures/files/random.ts'
import { multipart, multipartType } from '../../support/multipart.ts'

/** What the server made of one form. */
interface Received {
  fields: Record<string, string>
  files: { name: string; bytes: number; sha256: string; content: Buffer }[]
  unread: readonly string[]
  failure: string | undefined
}

const random = createRandom(7)
let folder: string
let server: Server
let bounds: Partial<BodyBounds>
let withFiles: boolean
let received: Received[]
let thrown: unknown[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enim-receive-'))
  bounds = {}
  withFiles = true
  received = []
  thrown = []
  server = createServer((incoming, outgoing) => {
    const keep = receiveForm(
      incoming,
      folder,
      async ({ fields, files, unread, failure }) => {
        const read = files.map(async ({ path, ...file }) => ({
          ...file,
          content: await readFile(path),
        }))
        received.push({
          fields: Object.fromEntries(fields),
          files: await Promise.all(read),
          unread,
          failure: failure?.type,
        })
        outgoing.writeHead(failure?.status ?? 200, { connection: 'close' }).end()
      },
      { bounds, judge: withFiles ? () => Promise.resolve(undefined) : undefined },
    )
    keep.catch((error: unknown) => {
      thrown.push(error)
      outgoing.writeHead(500).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(async () => {
  server.closeAllConnections()
  server.close()
  expect(thrown).toEqual([])
  await until(async () => (await readdir(folder)).length === 0)
  await rm(folder, { recursive: true })
})

function open(type = multipartType, headers: Record<string, string | number> = {}): ClientRequest {
  const { port } = server.address() as AddressInfo
  const call = request({
    port,
    host: '127.0.0.1',
    method: 'POST',
    headers: { 'content-type': type, ...headers },
  })
  call.on('error', () => undefined)
  return call
}

async function send(body: Buffer, type?: string): Promise<number | undefined> {
  const call = open(type)
  call.end(body)
  const [answer] = (await once(call, 'response')) as [{ statusCode?: number; resume(): void }]
  answer.resume()
  return answer.statusCode
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000
  while (!(await condition())) {
    expect(Date.now()).toBeLessThan(end)
    await sleep(10)
  }
}

async function descriptors(): Promise<number> {
  return (await readdir('/proc/self/fd')).length
}

test('fields and files are received byte for byte', async () => {
  const files = [0, 1, 70_000, limits.fileBytes].map((length, index) => ({
    name: `pièce ${String(index)}.pdf`,
    bytes: random.bytes(length),
  }))
  await send(multipart({ fields: { text: 'Été\r\nà Saint-Malo', theme: 'cotisation' }, files }))
  expect(received).toEqual([
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
  await send(multipart({ files: [large, small] }))
  const [form] = received
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
  await send(multipart({ files }))
  expect(received[0]?.files).toHaveLength(10)
  expect(received[0]?.unread).toEqual(['10.pdf', '11.pdf'])
})

test('an input without a file brings none', async () => {
  await send(multipart({ fields: { text: 'x' }, files: [{ name: '', bytes: Buffer.alloc(0) }] }))
  expect(received[0]).toMatchObject({ files: [], unread: [] })
})

test('files are thrown away when none is wanted', async () => {
  withFiles = false
  await send(
    multipart({ fields: { text: 'x' }, files: [{ name: 'a.pdf', bytes: random.bytes(90_000) }] }),
  )
  expect(received[0]).toMatchObject({ fields: { text: 'x' }, files: [], unread: ['a.pdf'] })
})

test('a file under another field, or without a name, is no file', async () => {
  const body = multipart({
    fields: { text: 'x' },
    files: [{ name: 'a.pdf', bytes: random.bytes(9) }],
  })
  await send(Buffer.from(body.toString('latin1').replace('name="files"', 'name="other"'), 'latin1'))
  await send(Buffer.from(body.toString('latin1').replace('; filename="a.pdf"', ''), 'latin1'))
  expect(received.map(({ files }) => files)).toEqual([[], []])
})

test('the first value of a field counts', async () => {
  const body = multipart({ fields: { kind: 'document', kind2: 'question' } })
  await send(Buffer.from(body.toString().replace('kind2', 'kind')))
  expect(received[0]?.fields).toEqual({ kind: 'document' })
})

test('a text that is too long is received whole', async () => {
  await send(multipart({ fields: { text: 'é'.repeat(60_000) } }))
  expect(received[0]?.fields['text']).toHaveLength(60_000)
})

test('a name is kept without its path and its hidden characters', async () => {
  await send(multipart({ files: [{ name: '../../\u202ea.pdf', bytes: random.bytes(3) }] }))
  expect(received[0]?.files[0]?.name).toBe('a.pdf')
})

test('a body that is too large is cut, and what was typed is known', async () => {
  bounds = { bytes: 200_000 }
  const files = [{ name: 'a.pdf', bytes: random.bytes(2_000_000) }]
  expect(await send(multipart({ fields: { text: 'gardé' }, files }))).toBe(413)
  expect(received[0]).toMatchObject({ fields: { text: 'gardé' }, files: [], failure: 'too-large' })
})

test('a body without an end is cut before it fills the disk', async () => {
  bounds = { bytes: 1_000_000 }
  const call = open()
  call.write(
    multipart({
      fields: { text: 'gardé' },
      files: [{ name: 'a.pdf', bytes: random.bytes(9) }],
    }).subarray(0, -40),
  )
  const flood = setInterval(() => call.write(random.bytes(60_000)), 1)
  await until(() => received.length > 0)
  clearInterval(flood)
  call.destroy()
  expect(received[0]).toMatchObject({ fields: { text: 'gardé' }, failure: 'too-large' })
})

test('a body that stops coming is cut, and what was typed is known', async () => {
  bounds = { windowMs: 150 }
  const call = open()
  const whole = multipart({
    fields: { text: 'gardé' },
    files: [{ name: 'a.pdf', bytes: random.bytes(300_000) }],
  })
  call.write(whole.subarray(0, 100_000))
  const [answer] = (await once(call, 'response')) as [{ statusCode?: number; resume(): void }]
  answer.resume()
  expect(answer.statusCode).toBe(408)
  expect(received[0]).toMatchObject({ fields: { text: 'gardé' }, files: [], failure: 'timed-out' })
})

test('a body that comes byte by byte is cut', async () => {
  bounds = { windowMs: 200 }
  const call = open()
  const drip = setInterval(() => call.write('-'), 10)
  await once(call, 'response')
  clearInterval(drip)
  expect(received[0]?.failure).toBe('timed-out')
})

test('a body that comes fast enough for too long is cut', async () => {
  bounds = { totalMs: 250, windowMs: 100, leastBytes: 1 }
  const call = open()
  const drip = setInterval(() => call.write(random.bytes(100)), 10)
  await once(call, 'response')
  clearInterval(drip)
  expect(received[0]?.failure).toBe('timed-out')
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
  expect(await send(Buffer.from(body as string), type)).toBe(422)
  expect(received[0]).toMatchObject({ files: [], failure: 'invalid-input' })
})

test('bodies changed at random are received or refused, and leave nothing', async () => {
  const before = await descriptors()
  const whole = multipart({
    fields: { text: 'x', key: 'y' },
    files: [
      { name: 'a.pdf', bytes: random.bytes(2_000) },
      { name: 'b.pdf', bytes: random.bytes(2_000) },
    ],
  })
  for (let round = 0; round < 300; round++) {
    const changed = Buffer.from(whole)
    for (let change = 0; change < 3; change++) changed[random.below(600)] = random.below(256)
    const body = random.below(2) === 0 ? changed : changed.subarray(0, random.below(changed.length))
    expect([200, 422]).toContain(await send(body))
  }
  await until(async () => (await readdir(folder)).length === 0)
  await until(async () => (await descriptors()) <= before + 2)
}, 60_000)

test('200 forms cut by their senders leave no file and no descriptor', async () => {
  const whole = multipart({
    fields: { text: 'x' },
    files: [1, 2, 3].map((number) => ({
      name: `${String(number)}.pdf`,
      bytes: random.bytes(400_000),
    })),
  })
  await send(whole)
  const before = await descriptors()
  const { port } = server.address() as AddressInfo
  const head = `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: ${multipartType}\r\nContent-Length: ${String(whole.length)}\r\n\r\n`
  for (let round = 0; round < 200; round += 20) {
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const socket = connect(port, '127.0.0.1')
        socket.on('error', () => undefined)
        await once(socket, 'connect')
        socket.write(head)
        socket.write(whole.subarray(0, 1 + random.below(whole.length - 1)))
        await sleep(random.below(30))
        if (index % 2 === 0) socket.resetAndDestroy()
        else socket.destroy()
      }),
    )
  }
  await until(async () => (await readdir(folder)).length === 0)
  await until(async () => (await descriptors()) <= before + 2)
  expect(received.filter(({ failure }) => failure === 'timed-out').length).toBeGreaterThan(150)
})
