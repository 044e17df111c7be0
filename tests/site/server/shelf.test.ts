import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Shelf } from '../../../site/server/shelf.ts'

const writerFile = fileURLToPath(new URL('../support/shelf-writer.ts', import.meta.url))

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shelf-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const asIs = (value: unknown) => value as { body: Buffer }

async function filled(): Promise<Shelf<{ body: Buffer }>> {
  const shelf = new Shelf<{ body: Buffer }>(folder)
  await shelf.read(asIs)
  shelf.put('/a', { value: { body: Buffer.from('é\0a') }, tags: ['news', 'theme'] })
  shelf.put('/b', { value: { body: Buffer.from('b') }, tags: [] })
  await shelf.settled()
  return shelf
}

test('another process reads back, byte for byte, what was put', async () => {
  await filled()
  const entries = new Map(await new Shelf<{ body: Buffer }>(folder).read(asIs))
  expect(entries.get('/a')?.tags).toEqual(['news', 'theme'])
  expect(entries.get('/a')?.value.body.equals(Buffer.from('é\0a'))).toBe(true)
  expect(entries.size).toBe(2)
})

test('what is dropped does not come back', async () => {
  const shelf = await filled()
  shelf.drop('/a')
  await shelf.settled()
  const entries = await new Shelf<{ body: Buffer }>(folder).read(asIs)
  expect(entries.map(([key]) => key)).toEqual(['/b'])
})

test('a file cut short, a temporary file and a stranger are left out and removed', async () => {
  await filled()
  const [name = ''] = await readdir(folder)
  await writeFile(join(folder, name), (await readFile(join(folder, name))).subarray(0, 20))
  await writeFile(join(folder, 'half.kept.tmp'), 'half')
  await writeFile(join(folder, 'notes.txt'), 'notes')
  const entries = await new Shelf<{ body: Buffer }>(folder).read(asIs)
  expect(entries).toHaveLength(1)
  expect(await readdir(folder)).toHaveLength(1)
})

test('what its reader refuses is left out', async () => {
  await filled()
  const entries = await new Shelf(folder).read(() => undefined)
  expect(entries).toEqual([])
})

test('the last of many changes is the one on disk', async () => {
  const shelf = await filled()
  for (let turn = 0; turn < 50; turn += 1) {
    shelf.put('/a', { value: { body: Buffer.from(String(turn)) }, tags: [] })
    if (turn % 7 === 0) await new Promise(setImmediate)
  }
  await shelf.settled()
  const entries = new Map(await new Shelf<{ body: Buffer }>(folder).read(asIs))
  expect(entries.get('/a')?.value.body.toString()).toBe('49')
})

test('a folder that cannot be written loses nothing but the copy', async () => {
  const shelf = await filled()
  await rm(folder, { recursive: true })
  shelf.put('/c', { value: { body: Buffer.from('c') }, tags: [] })
  await expect(shelf.settled()).resolves.toBeUndefined()
})

test('a process killed while it writes leaves the entry before, whole', async () => {
  for (let round = 0; round < 8; round += 1) {
    const writer = spawn(process.execPath, [writerFile, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(writer.stdout, 'data')
    await sleep(20 + round * 7)
    writer.kill('SIGKILL')
    await once(writer, 'exit')
    const [entry] = await new Shelf<{ body: Buffer }>(folder).read(asIs)
    const { body } = entry?.[1].value ?? { body: Buffer.alloc(0) }
    expect(body).toHaveLength(4 * 1024 * 1024)
    expect(body.every((byte) => byte === body[0])).toBe(true)
  }
})
