import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PictureShelf } from '../../../site/src/features/pictures/picture-shelf.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pictures-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 8, minute))

test('what is put is found again, by what it was made of', async () => {
  const shelf = new PictureShelf(join(folder, 'kept'), 1_000)
  const key = PictureShelf.keyOf(Buffer.from('original'), '640 avif')
  await shelf.put(key, Buffer.from('converted'))
  expect((await shelf.find(key, at(0)))?.toString()).toBe('converted')
  for (const other of [
    PictureShelf.keyOf(Buffer.from('original'), '640 webp'),
    PictureShelf.keyOf(Buffer.from('replaced'), '640 avif'),
  ]) {
    expect(await shelf.find(other, at(0))).toBeUndefined()
  }
})

test('when it is full, those used longest ago go', async () => {
  const shelf = new PictureShelf(join(folder, 'full'), 300)
  for (const name of ['a', 'b', 'c']) await shelf.put(name, Buffer.alloc(100))
  await shelf.find('b', at(1))
  await shelf.find('c', at(2))
  await shelf.find('a', at(3))
  await shelf.put('d', Buffer.alloc(100))
  expect((await readdir(join(folder, 'full'))).toSorted()).toEqual(['a', 'c', 'd'])
})

test('a disk that refuses costs a conversion and no more', async () => {
  await writeFile(join(folder, 'file'), '')
  const shelf = new PictureShelf(join(folder, 'file', 'impossible'), 300)
  await shelf.put('a', Buffer.alloc(1))
  expect(await shelf.find('a', at(0))).toBeUndefined()
})
