import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  FileQueue,
  type FileEnd,
  type FileState,
  type SentItem,
} from '../../../site/src/features/requests/file-queue.ts'

class FakeFile implements SentItem<string> {
  states: FileState<string>[] = []
  sendings = 0
  aborted = false
  progress: (part: number) => void = () => undefined
  end: (end: FileEnd<string>) => void = () => undefined

  send(progress: (part: number) => void, signal: AbortSignal): Promise<FileEnd<string>> {
    this.sendings++
    this.progress = progress
    signal.addEventListener('abort', () => (this.aborted = true))
    return new Promise((resolve) => (this.end = resolve))
  }

  show(state: FileState<string>): void {
    this.states.push(state)
  }

  get last() {
    return this.states.at(-1)
  }
}

let queue: FileQueue<string>
const add = (number: number) =>
  Array.from({ length: number }, () => {
    const file = new FakeFile()
    queue.add(file)
    return file
  })
const end = async (file: FakeFile | undefined, how: FileEnd<string>) => {
  file?.end(how)
  await vi.advanceTimersByTimeAsync(0)
}
const joined = { kind: 'joined', value: 'f1' } as const
const isSettled = async () => {
  let settled = false
  void queue.settled().then(() => (settled = true))
  await vi.advanceTimersByTimeAsync(0)
  return settled
}

beforeEach(() => {
  vi.useFakeTimers()
  queue = new FileQueue()
})
afterEach(() => {
  vi.useRealTimers()
})

test('files leave two at a time, in the order they were chosen', async () => {
  const files = add(4)
  expect(files.map(({ sendings }) => sendings)).toEqual([1, 1, 0, 0])
  await end(files[1], joined)
  expect(files.map(({ sendings }) => sendings)).toEqual([1, 1, 1, 0])
  expect(files[1]?.last).toEqual(joined)
  expect(files[3]?.last).toEqual({ kind: 'waiting' })
})

test('what was cut is tried again after 1, 2, 5 and 10 seconds, then waits for a person', async () => {
  const [file, good] = add(2)
  await end(good, joined)
  for (const delay of [1_000, 2_000, 5_000, 10_000]) {
    file?.progress(0.4)
    const before = file?.sendings ?? 0
    await end(file, { kind: 'cut' })
    expect(file?.last).toEqual({ kind: 'cut', part: 0.4, willRetry: true })
    await vi.advanceTimersByTimeAsync(delay - 1)
    expect(file?.sendings).toBe(before)
    await vi.advanceTimersByTimeAsync(1)
    expect(file?.sendings).toBe(before + 1)
  }
  await end(file, { kind: 'cut' })
  expect(file?.last).toMatchObject({ kind: 'cut', willRetry: false })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(file?.sendings).toBe(5)
  if (file) queue.again(file)
  expect(file?.sendings).toBe(6)
  expect(good?.sendings).toBe(1)
})

test('once the connection is back all that was cut leaves at once', async () => {
  const [one, other] = add(2)
  await end(one, { kind: 'cut' })
  await end(other, { kind: 'cut' })
  queue.againAll()
  expect([one?.sendings, other?.sendings]).toEqual([2, 2])
})

test('a refused file is not tried again', async () => {
  const [file] = add(1)
  await end(file, { kind: 'refused', reason: 'Trop grand.' })
  queue.againAll()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(file?.sendings).toBe(1)
  expect(file?.last).toEqual({ kind: 'refused', reason: 'Trop grand.' })
})

test('a file whose session ended waits for a person', async () => {
  const [file] = add(1)
  await end(file, { kind: 'signed-out' })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(file?.sendings).toBe(1)
  queue.againAll()
  expect(file?.sendings).toBe(2)
})

test('a cancelled file is cut, says no more, and gives its place', async () => {
  const [first, , third] = add(3)
  if (first) queue.cancel(first)
  expect(first?.aborted).toBe(true)
  expect(third?.sendings).toBe(1)
  await end(first, { kind: 'cut' })
  expect(first?.last).toEqual({ kind: 'sending', part: 0 })
})

describe('the form waits', () => {
  test('for none when nothing was chosen', async () => {
    expect(await isSettled()).toBe(true)
  })

  test('for what is on its way or about to be tried again, not for what a person must start', async () => {
    const [file] = add(1)
    expect(await isSettled()).toBe(false)
    await end(file, { kind: 'cut' })
    expect(await isSettled()).toBe(false)
    for (const delay of [1_000, 2_000, 5_000, 10_000]) {
      await vi.advanceTimersByTimeAsync(delay)
      await end(file, { kind: 'cut' })
    }
    expect(await isSettled()).toBe(true)
  })
})
