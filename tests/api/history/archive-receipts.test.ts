import { depositSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { depositForm } from '../../support/forms.ts'
import { readPdfText } from '../../support/pdf-text.ts'
import { readZip } from '../../support/read-zip.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'
import { storeRequest, takeInCharge } from '../../support/stored-request.ts'

let portal: ServedApp
let browser: Browser

beforeEach(async () => {
  portal = await serveTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

test('the archive holds the accusés as PDF, and its page leads to them', async () => {
  const answer = await portal.send(browser, depositForm())
  const { reference } = depositSchema.parse(await answer.json())
  const files = await download(reference)
  const [path = '', ...others] = [...files.keys()].filter((name) => name.startsWith('accuses/'))
  expect(path).toMatch(new RegExp(`^accuses/[0-9a-f]{8}_AEE ${reference}\\.pdf$`))
  expect(others).toEqual([])
  expect(await readPdfText(files.get(path) ?? Buffer.alloc(0))).toContain(reference)
  expect(files.get('index.html')?.toString()).toContain(`href="${path.replaceAll(' ', '%20')}"`)
})

test('an accusé that cannot be drawn leaves a note, and the rest of the archive good', async () => {
  const { id, reference } = await storeRequest(portal, alice)
  await takeInCharge(portal, id)
  const names = [...(await download(reference)).keys()]
  expect(names.at(-1)).toMatch(/^accuses\/[0-9a-f]{8}_ARE E26-\S+\.pdf - absent\.txt$/)
  expect(portal.logged).toContainEqual(
    expect.objectContaining({ msg: 'receipt left out of an archive' }),
  )
})

async function download(reference: string): Promise<Map<string, Buffer>> {
  const answer = await browser.get(`/api/requests/${reference}/archive`)
  return readZip(Buffer.from(await answer.arrayBuffer()))
}
