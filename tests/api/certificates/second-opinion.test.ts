import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addPayments, addTitles, fileOf, make, referenceOf } from '../../support/certificates.ts'
import { alice } from '../../support/cast.ts'
import { createTestApp, publicUrl, type TestApp } from '../../support/test-app.ts'

/** What other programs find in the PDFs made on demand; skipped where they are absent. */
const run = promisify(execFile)
const hasPrograms = await Promise.all([run('qpdf', ['--version']), run('pdfinfo', ['-v'])]).then(
  () => true,
  () => false,
)

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

const attestation = { kind: 'attestation' } as const
const statement = { kind: 'relevé', year: 2025 } as const
const natures = ['aide', 'indemnité journalière subrogée', 'pension', 'remboursement']

async function download(ask: typeof attestation | typeof statement) {
  await addTitles(portal, alice, [{}])
  const months = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'))
  await addPayments(
    portal,
    alice,
    months.flatMap((month) =>
      natures.map((nature, day) => {
        const paidOn = `2025-${month}-${String(day + 10)}`
        return { paidOn, nature, cents: 99_999_999_999 }
      }),
    ),
  )
  const browser = await portal.logIn(alice)
  const made = await make(browser, ask)
  const path = join(portal.folder, 'made.pdf')
  await writeFile(path, await fileOf(browser, made))
  return { path, reference: await referenceOf(portal, made) }
}

test.skipIf(!hasPrograms)('an attestation is whole, tagged and on one page', async () => {
  const { path, reference } = await download(attestation)
  await run('qpdf', ['--check', path])
  const { stdout } = await run('pdfinfo', [path])
  expect(stdout).toMatch(/Tagged: +yes/)
  expect(stdout).toMatch(/Pages: +1\n/)
  const structure = await run('pdfinfo', ['-struct', path])
  expect(structure.stdout).toMatch(/H1[^]*Figure[^]*H2[^]*Table[^]*TH[^]*TD/)
  const text = (await run('pdftotext', ['-layout', path, '-'])).stdout
  expect(text).toContain(reference)
  expect(text).toContain('SPÉCIMEN')
})

test.skipIf(!hasPrograms)('a full year of large amounts stays on the pages', async () => {
  const { path } = await download(statement)
  await run('qpdf', ['--check', path])
  expect((await run('pdfinfo', [path])).stdout).toMatch(/Tagged: +yes/)
  const { stdout } = await run('pdftotext', ['-bbox', path, '-'])
  const words = [...stdout.matchAll(/xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</g)]
  expect(words.filter(([, x, y]) => Number(x) > 546 || Number(y) > 812)).toEqual([])
  expect(words.filter(([, , , word]) => word === '2025').length).toBeGreaterThanOrEqual(48)
  const text = (await run('pdftotext', ['-layout', path, '-'])).stdout
  expect(text.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('47 999 999 999,52 €')
})

test.skipIf(!hasPrograms)('the code on the page leads to where anybody can check it', async () => {
  const { path, reference } = await download(attestation)
  await run('pdftoppm', ['-r', '150', '-png', '-singlefile', path, join(portal.folder, 'page')])
  const picture = sharp(join(portal.folder, 'page.png')).ensureAlpha().raw()
  const { data, info } = await picture.toBuffer({ resolveWithObject: true })
  expect(decodeQR({ ...info, data })).toBe(`${publicUrl}/verifier/${reference}`)
})
