import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readFormFields } from 'content-types/pdf-form'
import { PDFDocument, PDFName } from 'pdf-lib'
import { expect, test } from 'vitest'
import { makeBlankForm } from '../../support/blank-forms.ts'

const run = promisify(execFile)

test('what cannot be filled in says why', async () => {
  const without = await PDFDocument.create()
  without.addPage()
  expect(await readFormFields(await without.save())).toEqual({ unusable: 'no-field' })
  const xfa = await PDFDocument.load(await makeBlankForm())
  xfa.getForm().acroForm.dict.set(PDFName.of('XFA'), xfa.context.obj([]))
  expect(await readFormFields(await xfa.save({ updateFieldAppearances: false }))).toEqual({
    unusable: 'xfa',
  })
  expect(await readFormFields(await encrypted())).toEqual({ unusable: 'encrypted' })
  expect(await readFormFields(Buffer.from('Bonjour'))).toEqual({ unusable: 'unreadable' })
  expect(await readFormFields(new Uint8Array())).toEqual({ unusable: 'unreadable' })
})

test('a file that is larger than any form is not even opened', async () => {
  const form = await makeBlankForm()
  const large = Buffer.concat([form, Buffer.alloc(21 * 1024 * 1024, '\n')])
  expect(await readFormFields(large)).toEqual({ unusable: 'unreadable' })
})

test('a thousand damaged files are read or refused, each in less than two seconds', async () => {
  const form = await PDFDocument.load(await makeBlankForm())
  const whole = Buffer.from(await form.save({ useObjectStreams: false }))
  const random = seeded(20261123)
  let unreadable = 0
  for (let round = 0; round < 1_000; round++) {
    const began = performance.now()
    const read = await readFormFields(damage(whole, random))
    expect(performance.now() - began).toBeLessThan(2_000)
    if ('unusable' in read) unreadable++
  }
  expect(unreadable).toBeGreaterThan(100)
  expect(unreadable).toBeLessThan(1_000)
}, 120_000)

async function encrypted(): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'enim-forms-'))
  const plain = join(folder, 'plain.pdf')
  const locked = join(folder, 'locked.pdf')
  await writeFile(plain, await makeBlankForm())
  await run('qpdf', ['--encrypt', '', 'owner', '256', '--', plain, locked])
  const bytes = await readFile(locked)
  await rm(folder, { recursive: true })
  return bytes
}

/** Some bytes changed, a piece cut out or doubled, or the end missing. */
function damage(whole: Buffer, random: (below: number) => number): Buffer {
  const bytes = Buffer.from(whole)
  const from = random(bytes.length)
  const to = Math.min(bytes.length, from + random(400))
  switch (random(4)) {
    case 0:
      return bytes.subarray(0, from)
    case 1:
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
    case 2:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)])
    default:
      for (let count = random(60); count >= 0; count--) bytes[random(bytes.length)] = random(256)
      return bytes
  }
}

/** The same numbers in every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return (state >>> 8) % below
  }
}
