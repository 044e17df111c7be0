import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createContentChecker } from '../../../api/src/files/index.ts'
import { hostileFamilies } from '../../fixtures/files/hostile-families.ts'
import { makePdf } from '../../fixtures/files/pdf.ts'
import { createRandom } from '../../fixtures/files/random.ts'

let folder: string
let pdf: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enim-checker-'))
  pdf = join(folder, 'honest')
  await writeFile(pdf, makePdf())
})
afterAll(() => rm(folder, { recursive: true }))

test('a file whose check does not end is given up, and the next one is checked', async () => {
  const endless = join(folder, 'endless')
  execFileSync('mkfifo', [endless])
  const checker = createContentChecker({ timeoutMs: 3_000 })
  expect(await checker.check(endless, 'pdf')).toBe('gave-up')
  expect(await checker.check(pdf, 'pdf')).toBeUndefined()
  await writeFile(endless, '')
  await checker.close()
})

test('a file that ends the thread is given up, and the next one is checked', async () => {
  const checker = createContentChecker()
  expect(await checker.check(join(folder, 'missing'), 'pdf')).toBe('gave-up')
  expect(await checker.check(pdf, 'pdf')).toBeUndefined()
  await checker.close()
})

test('the process answers while a bomb is checked', async () => {
  const bomb = hostileFamilies.find(({ name }) => name === 'bomb of content')
  const path = join(folder, 'bomb')
  await writeFile(path, bomb?.make(createRandom(1)).bytes ?? '')
  const checker = createContentChecker()
  await checker.check(pdf, 'pdf')
  let longest = 0
  let last = performance.now()
  const pulse = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  expect(await checker.check(path, 'pdf')).toMatchObject({ kind: 'too-complex' })
  clearInterval(pulse)
  expect(longest).toBeLessThan(150)
  await checker.close()
})
