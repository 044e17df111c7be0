import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ReceiptFacts } from '../../../api/src/receipts/index.ts'
import { alice } from '../../support/cast.ts'
import { receiptAddress, sendWithReceipt } from '../../support/receipts.ts'
import { createTestApp, publicUrl, type TestApp } from '../../support/test-app.ts'
import { themes } from '../../support/themes.ts'

/** What other programs find in a receipt's PDF; skipped where they are absent. */
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

async function download(facts: ReceiptFacts): Promise<string> {
  const browser = await portal.logIn(alice)
  const answer = await browser.get(await receiptAddress(portal, facts))
  const path = join(portal.folder, 'receipt.pdf')
  await writeFile(path, Buffer.from(await answer.arrayBuffer()))
  return path
}

test.skipIf(!hasPrograms)(
  'as many and as long things as there may be stay on the pages',
  async () => {
    const files = Array.from({ length: 40 }, (_, rank) => ({
      name: `${String(rank).padStart(2, '0')}-${'bordereau'.repeat(22)}.pdf`.slice(-200),
      bytes: 5_242_880,
      sha256: 'c0ffee00'.repeat(8),
    }))
    const remedies = 'Le tribunal administratif peut être saisi. '.repeat(150).trim()
    const theme = { ...(themes[0] ?? expect.unreachable()), remedies }
    const facts = { files, object: 'O'.repeat(120), employerName: 'Société '.repeat(30), theme }
    const path = await download(await sendWithReceipt(portal, { kind: 'are', facts }))
    const pages = await countPages(path)
    expect(pages).toBeGreaterThan(4)
    const { stdout } = await run('pdftotext', ['-bbox', path, '-'])
    const words = [...stdout.matchAll(/xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</g)]
    expect(words.filter(([, x, y]) => Number(x) > 546 || Number(y) > 812)).toEqual([])
    const together = words.map(([, , , word]) => word).join('')
    expect(together.match(/c0ffee00c0ffee00/g)?.length).toBeGreaterThanOrEqual(80)
    expect(together.match(/tribunal/g)).toHaveLength(150)
  },
)

test.skipIf(!hasPrograms)('the document is whole, and its structure is in order', async () => {
  const path = await download(await sendWithReceipt(portal))
  await run('qpdf', ['--check', path])
  const { stdout } = await run('pdfinfo', ['-struct', path])
  expect(stdout).toMatch(/H1[^]*Figure[^]*H2[^]*Table[^]*TH[^]*TD/)
})

test.skipIf(!hasPrograms)('the code on the page leads to where anybody can check it', async () => {
  const facts = await sendWithReceipt(portal)
  const path = await download(facts)
  await run('pdftoppm', ['-r', '150', '-png', '-singlefile', path, join(portal.folder, 'page')])
  const picture = sharp(join(portal.folder, 'page.png')).ensureAlpha().raw()
  const { data, info } = await picture.toBuffer({ resolveWithObject: true })
  expect(decodeQR({ ...info, data })).toBe(`${publicUrl}/verifier/${facts.reference}`)
})

async function countPages(path: string): Promise<number> {
  const { stdout } = await run('pdfinfo', [path])
  return Number(/Pages: +(\d+)/.exec(stdout)?.[1])
}
