import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRandom } from '../../fixtures/files/random.ts'
import { multipart, multipartType } from '../../support/multipart.ts'
import { startFormServer, statusOf, until, type FormServer } from './form-server.ts'

const random = createRandom(7)

let forms: FormServer

beforeEach(async () => {
  forms = await startFormServer()
})
afterEach(() => forms.close())

test('a body that is too large is cut, and what was typed is known', async () => {
  forms.bounds = { bytes: 200_000 }
  const files = [{ name: 'a.pdf', bytes: random.bytes(2_000_000) }]
  expect(await forms.send(multipart({ fields: { text: 'gardé' }, files }))).toBe(413)
  expect(forms.received[0]).toMatchObject({
    fields: { text: 'gardé' },
    files: [],
    failure: 'too-large',
  })
})

test('a body without an end is cut before it fills the disk', async () => {
  forms.bounds = { bytes: 1_000_000 }
  const call = forms.open()
  call.write(
    multipart({
      fields: { text: 'gardé' },
      files: [{ name: 'a.pdf', bytes: random.bytes(9) }],
    }).subarray(0, -40),
  )
  const flood = setInterval(() => call.write(random.bytes(60_000)), 1)
  await until(() => forms.received.length > 0)
  clearInterval(flood)
  call.destroy()
  expect(forms.received[0]).toMatchObject({ fields: { text: 'gardé' }, failure: 'too-large' })
})

test('a body that stops coming is cut, and what was typed is known', async () => {
  forms.bounds = { windowMs: 150 }
  const call = forms.open()
  const whole = multipart({
    fields: { text: 'gardé' },
    files: [{ name: 'a.pdf', bytes: random.bytes(300_000) }],
  })
  call.write(whole.subarray(0, 100_000))
  expect(await statusOf(call)).toBe(408)
  expect(forms.received[0]).toMatchObject({
    fields: { text: 'gardé' },
    files: [],
    failure: 'timed-out',
  })
})

test('a body that comes byte by byte is cut', async () => {
  forms.bounds = { windowMs: 200 }
  const call = forms.open()
  const drip = setInterval(() => call.write('-'), 10)
  await once(call, 'response')
  clearInterval(drip)
  expect(forms.received[0]?.failure).toBe('timed-out')
})

test('a body that comes fast enough for too long is cut', async () => {
  forms.bounds = { totalMs: 250, windowMs: 100, leastBytes: 1 }
  const call = forms.open()
  const drip = setInterval(() => call.write(random.bytes(100)), 10)
  await once(call, 'response')
  clearInterval(drip)
  expect(forms.received[0]?.failure).toBe('timed-out')
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
    expect([200, 422]).toContain(await forms.send(body))
  }
  await forms.emptied()
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
  await forms.send(whole)
  const before = await descriptors()
  const head = `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: ${multipartType}\r\nContent-Length: ${String(whole.length)}\r\n\r\n`
  for (let round = 0; round < 200; round += 20) {
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const socket = connect(forms.port, '127.0.0.1')
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
  await forms.emptied()
  await until(async () => (await descriptors()) <= before + 2)
  expect(forms.received.filter(({ failure }) => failure === 'timed-out').length).toBeGreaterThan(
    150,
  )
})

async function descriptors(): Promise<number> {
  return (await readdir('/proc/self/fd')).length
}
