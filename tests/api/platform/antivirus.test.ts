import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAntivirus } from '../../../api/src/platform/antivirus.ts'
import { findFreePort } from '../../support/ports.ts'
import { startClamd } from '../../support/start-clamd.ts'

/** The EICAR test file, in two parts so that no antivirus takes this file for it. */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

let folder: string
let clamd: Awaited<ReturnType<typeof startClamd>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enim-clamd-'))
  clamd = await startClamd(join(folder, 'clamd'))
})
afterAll(async () => {
  await clamd.stop()
  await rm(folder, { recursive: true })
})

test('a harmless file is clean, a large one too', async () => {
  const antivirus = createAntivirus(clamd.url)
  expect(await antivirus.scan(Readable.from([Buffer.from('Bonjour')]))).toEqual({ kind: 'clean' })
  expect(await antivirus.scan(chunks(5 * 16, 65_536))).toEqual({ kind: 'clean' })
})

test('the EICAR file is infected', async () => {
  const verdict = await createAntivirus(clamd.url).scan(Readable.from([Buffer.from(eicar)]))
  expect(verdict).toEqual({
    kind: 'infected',
    name: expect.stringContaining('Eicar') as string,
  })
})

test('a file beyond clamd’s own limit is unknown, not clean', async () => {
  const verdict = await createAntivirus(clamd.url).scan(chunks(40, 1024 * 1024))
  expect(verdict.kind).toBe('unavailable')
})

test('a file that breaks off while it is read is unknown', async () => {
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('begin')
      await Promise.resolve()
      throw new Error('disk failure')
    })(),
  )
  expect(await createAntivirus(clamd.url).scan(broken)).toEqual({
    kind: 'unavailable',
    reason: 'disk failure',
  })
})

test('without an antivirus, or with none listening, a file is unknown', async () => {
  const closed = `tcp://127.0.0.1:${String(await findFreePort())}`
  for (const url of [undefined, closed, 'unix:/nowhere/clamd.ctl']) {
    expect(await createAntivirus(url).scan(chunks(3, 100_000))).toMatchObject({
      kind: 'unavailable',
    })
  }
})

test.each([
  ['hangs up at once', (socket: Socket) => socket.destroy()],
  ['hangs up politely', (socket: Socket) => socket.end()],
  ['hangs up halfway', (socket: Socket) => socket.once('data', () => socket.destroy())],
  ['answers nonsense', answering('stream: OKAY\0')],
  ['answers something more', answering('stream: OK\0and more\0')],
  ['answers an error', answering('INSTREAM size limit exceeded. ERROR\0')],
])('an antivirus that %s never makes a file clean', async (_, behave) => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    behave(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `tcp://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  expect(await createAntivirus(url).scan(chunks(50, 65_536))).toMatchObject({ kind: 'unavailable' })
  server.close()
})

function answering(answer: string) {
  return (socket: Socket) =>
    socket.on('data', (part) => {
      if (part.subarray(-4).equals(Buffer.alloc(4))) socket.end(answer)
    })
}

function chunks(count: number, bytes: number): Readable {
  return Readable.from(Array.from({ length: count }, () => Buffer.alloc(bytes, 1)))
}
