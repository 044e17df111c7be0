import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { NewRequest } from '../../../api/src/requests/store.ts'
import type { Browser } from '../../support/browser.ts'
import { countRows } from '../../support/count-rows.ts'
import { openDesk, openOf, type Desk } from '../../support/desk.ts'
import { attach } from '../../support/desk-files.ts'
import { pdf } from '../../support/forms.ts'

let desk: Desk
let agathe: Browser
let request: NewRequest

beforeEach(async () => {
  desk = await openDesk()
  agathe = await desk.as(desk.agathe)
  request = await desk.insert()
})
afterEach(() => desk.close())

const path = (id: string, end = '') => `/api/desk/requests/${request.reference}/files/${id}${end}`
const openings = () => countRows(desk.portal.deps, 'file_openings')
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

async function photo(): Promise<Buffer> {
  return sharp({ create: { width: 8, height: 8, channels: 3, background: '#123456' } })
    .withExif({
      IFD0: { Artist: 'Alice' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '47/1 1/1 1/1' },
    })
    .jpeg()
    .toBuffer()
}

test('a file is saved under its own name, as a type that nothing runs in', async () => {
  const sample = pdf('relevé d’été.pdf')
  const id = await attach(desk.portal, request, sample)
  const answer = await agathe.get(path(id))
  expect(answer.status).toBe(200)
  expect(await bytesOf(answer)).toEqual(sample.bytes)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="releve d_ete.pdf"; filename*=UTF-8''relev%C3%A9%20d%E2%80%99%C3%A9t%C3%A9.pdf`,
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
})

test('that a file was opened is told once in ten minutes, and shown with its agent', async () => {
  const id = await attach(desk.portal, request, pdf())
  await Promise.all([agathe.get(path(id)), agathe.get(path(id)), agathe.get(path(id, '/view'))])
  expect(await openings()).toBe(1)
  const shown = await openOf(agathe, request.reference)
  const at = desk.portal.clock.now().toISOString()
  expect(shown.files).toMatchObject([
    { id, viewable: true, openings: [{ at, agent: 'Agathe Amarre' }] },
  ])
  desk.portal.clock.advance({ minutes: 11 })
  await agathe.get(path(id))
  expect(await openings()).toBe(2)
  await (await desk.as(desk.simon)).get(path(id))
  expect(await openings()).toBe(3)
  const rows = await desk.portal.deps.database.read(
    `SELECT about FROM journal WHERE event = 'file-opened'`,
  )
  expect(rows).toEqual([1, 2, 3].map(() => ({ about: request.reference })))
})

test('no byte leaves when the opening cannot be written', async () => {
  const id = await attach(desk.portal, request, pdf())
  const write = desk.portal.deps.database.write.bind(desk.portal.deps.database)
  desk.portal.deps.database.write = (batch) =>
    batch.some(({ sql }) => sql.includes('file_openings'))
      ? Promise.reject(new Error('disk full'))
      : write(batch)
  const answer = await agathe.get(path(id))
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('%PDF')
})

test('a picture leaves without its place; the stored one stays as it was sent', async () => {
  const bytes = await photo()
  const id = await attach(desk.portal, request, { name: 'photo.jpg', bytes })
  for (const end of ['', '/view']) {
    const answer = await agathe.get(path(id, end))
    const content = await bytesOf(answer)
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    expect(answer.headers.get('content-length')).toBe(String(content.length))
    expect((await sharp(content).metadata()).exif).toBeUndefined()
  }
  expect((await openOf(agathe, request.reference)).files[0]?.bytes).toBe(bytes.length)
  const [row] = await desk.portal.deps.database.read('SELECT sha256 FROM files')
  expect(row?.['sha256']).toHaveLength(64)
})

test.each(['pending', 'infected'] as const)('a file that is %s never leaves', async (state) => {
  const id = await attach(desk.portal, request, pdf(), state)
  for (const end of ['', '/view']) {
    const answer = await agathe.get(path(id, end))
    expect(answer.status).toBe(409)
    expect(await answer.text()).not.toContain('%PDF')
  }
  expect(await openings()).toBe(0)
  expect((await openOf(agathe, request.reference)).files[0]?.viewable).toBe(false)
})

test('a stored file that was changed never leaves', async () => {
  const id = await attach(desk.portal, request, pdf())
  const [row] = await desk.portal.deps.database.read('SELECT blob_id FROM files')
  const blob = join(desk.portal.folder, 'files', 'kept', row?.['blob_id'] as string)
  await writeFile(blob, '%PDF-1.7 changed')
  const answer = await agathe.get(path(id))
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('changed')
  expect(await openings()).toBe(0)
})

test('a picture that cannot be read through, or a page under another name, never leaves', async () => {
  const page = Buffer.from('<script>alert(1)</script>')
  const files = [
    { name: 'photo.jpg', bytes: (await photo()).subarray(0, 300) },
    { name: 'page.png', bytes: page },
    { name: 'page.pdf', bytes: page },
  ]
  for (const file of files) {
    const id = await attach(desk.portal, request, file)
    for (const end of ['', '/view']) expect((await agathe.get(path(id, end))).status).toBe(409)
  }
})

test('what a browser does not show is only saved', async () => {
  const id = await attach(desk.portal, request, { name: 'a.docx', bytes: Buffer.from('PK') })
  expect((await agathe.get(path(id, '/view'))).status).toBe(404)
  expect((await agathe.get(path(id))).status).toBe(200)
})

test('HEAD says what GET would, without an opening', async () => {
  const id = await attach(desk.portal, request, pdf())
  const head = await desk.portal.app.request(path(id), {
    method: 'HEAD',
    headers: { 'x-site-key': 'site-key-of-the-tests-0123456789', cookie: cookieOf(agathe) },
  })
  expect(head.status).toBe(200)
  expect(head.headers.get('content-type')).toBe('application/pdf')
  expect(await openings()).toBe(0)
})

function cookieOf({ cookies }: Browser): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}
