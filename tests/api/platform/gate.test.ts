import { expect, test } from 'vitest'
import { createGate } from '../../../api/src/platform/gate.ts'

test('no more than the places run at once, and all of the queue gets its turn', async () => {
  const gate = createGate({ places: 2, waiting: 10 })
  let running = 0
  let most = 0
  const done = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      gate.run(async () => {
        most = Math.max(most, ++running)
        await new Promise((resolve) => setImmediate(resolve))
        running--
        return n
      }),
    ),
  )
  expect(most).toBe(2)
  expect(done).toHaveLength(12)
})

test('beyond the queue the refusal is « busy », at once', async () => {
  const gate = createGate({ places: 1, waiting: 1 })
  let open = () => {}
  const first = gate.run(() => new Promise<void>((resolve) => (open = resolve)))
  const second = gate.run(() => Promise.resolve())
  await expect(gate.run(() => Promise.resolve())).rejects.toMatchObject({ type: 'busy' })
  open()
  await Promise.all([first, second])
})

test('work that fails gives its place back', async () => {
  const gate = createGate({ places: 1, waiting: 0 })
  await expect(gate.run(() => Promise.reject(new Error('fails')))).rejects.toThrow('fails')
  expect(await gate.run(() => Promise.resolve('next'))).toBe('next')
})
