import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { limits, type AcceptedExtension } from 'content-types'
import { describe, expect, test } from 'vitest'
import { checkContent, type Fault } from '../../../api/src/files/check-content.ts'
import { extensionOf } from '../../../api/src/files/file-name.ts'
import { goodFamilies } from '../../fixtures/files/good-families.ts'
import { hostileFamilies } from '../../fixtures/files/hostile-families.ts'
import { largeFile, largeKinds } from '../../fixtures/files/large-files.ts'
import { createRandom } from '../../fixtures/files/random.ts'
import type { Sample } from '../../fixtures/files/sample.ts'

const genuine = join(import.meta.dirname, '../../fixtures/files/genuine')
const seeds = [1, 2, 3]

function check({ name, bytes }: Sample): Promise<Fault | undefined> {
  return checkContent(bytes, extensionOf(name) as AcceptedExtension)
}

describe('files of other programs are accepted', () => {
  test.each(readdirSync(genuine))('%s', async (name) => {
    expect(await check({ name, bytes: readFileSync(join(genuine, name)) })).toBeUndefined()
  })
})

describe('honest files are accepted', () => {
  test.each(goodFamilies)('$name', async ({ make }) => {
    for (const seed of seeds) expect(await check(make(createRandom(seed)))).toBeUndefined()
  })

  test.each(largeKinds)('%s of exactly 5 MiB', async (kind) => {
    const bytes = largeFile(createRandom(1), kind, limits.fileBytes)
    expect(bytes).toHaveLength(limits.fileBytes)
    expect(await check({ name: `a.${kind}`, bytes })).toBeUndefined()
  })

  test.each(['pdf', 'png', 'jpg'] as const)('%s of any length asked for', (kind) => {
    const random = createRandom(1)
    for (const around of [10_000, 65_600, 100_000])
      for (let bytes = around - 700; bytes < around; bytes++)
        expect(largeFile(random, kind, bytes).length).toBe(bytes)
  })
})

describe('hostile files are refused for what they are', () => {
  test.each(hostileFamilies)('$name: $fault', async ({ fault, make }) => {
    for (const seed of seeds) {
      expect(await check(make(createRandom(seed)))).toMatchObject({ kind: fault })
    }
  })

  test('there are at least 40 kinds, under names of their own', () => {
    const names = hostileFamilies.map(({ name, fault }) => `${name}, ${fault}`)
    expect(new Set(names).size).toBe(names.length)
    expect(names.length).toBeGreaterThanOrEqual(40)
  })
})

test('files changed at random are accepted or refused, and nothing else happens', async () => {
  const random = createRandom(20260302)
  const small = [...goodFamilies, ...hostileFamilies].filter(({ name }) => !name.includes('bomb'))
  for (let round = 0; round < 1_500; round++) {
    const { name, bytes } = random.pick(small).make(random)
    const verdict = await check({ name, bytes: changeAtRandom(Buffer.from(bytes)) })
    expect(verdict === undefined || 'kind' in verdict).toBe(true)
  }

  function changeAtRandom(bytes: Buffer): Buffer {
    for (let change = random.below(6); change > 0; change--) {
      const at = random.below(bytes.length)
      const choice = random.below(3)
      if (choice === 0) bytes[at] = random.below(256)
      else if (choice === 1)
        bytes = Buffer.concat([bytes.subarray(0, at), random.bytes(9), bytes.subarray(at)])
      else if (at + 4 < bytes.length)
        bytes.writeUInt32LE(random.pick([0, 1, 0xffffffff, bytes.length]), at)
    }
    return bytes
  }
})

test('a bomb is refused without taking the memory it asks for', async () => {
  const bombs = hostileFamilies.filter(({ name }) => name.includes('bomb'))
  const samples = bombs.map(({ make }) => make(createRandom(5)))
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5)
  for (const sample of samples) expect(await check(sample)).toBeDefined()
  clearInterval(watch)
  expect(most - before).toBeLessThan(100 * 1024 * 1024)
})
