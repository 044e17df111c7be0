import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TrialMailbox } from '../support/trial-mailbox.ts'

let mailbox: TrialMailbox

beforeAll(async () => {
  mailbox = await TrialMailbox.start()
})

afterAll(() => mailbox.dispose())

describe('the page of a message', () => {
  const hostile = '<script>alert(1)</script>'

  test('shows what the mail says as text, never as code', async () => {
    await mailbox.send({ to: `"${hostile}" <a@b.example>`, subject: hostile, text: hostile })
    const id = await mailbox.newestId()
    for (const page of [await mailbox.body('/'), await mailbox.body(`/messages/${id}`)]) {
      expect(page).not.toContain('<script')
      expect(page).toContain('&#60;script&#62;')
    }
  })

  test('makes the links of the text clickable, in a new tab', async () => {
    await mailbox.send({
      text: 'Ouvrez (https://portail.example/lien?a=1&b=2). « http://x.example/é »',
    })
    const page = await mailbox.body(`/messages/${await mailbox.newestId()}`)
    const links = [...page.matchAll(/<a href="(http[^"]*)"([^>]*)>/g)].map(([, ...each]) => each)
    const newTab = expect.stringContaining('target="_blank"') as unknown
    expect(links).toEqual([
      ['https://portail.example/lien?a=1&#38;b=2', newTab],
      ['http://x.example/é', newTab],
    ])
  })

  test('frames the mail’s HTML where nothing runs and links open outside', async () => {
    await mailbox.send({
      html: `<html><head><title>Mail</title></head><body>${hostile}</body></html>`,
    })
    const id = await mailbox.newestId()
    const page = await mailbox.body(`/messages/${id}`)
    expect(page).toMatch(/<iframe[^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/s)
    const response = await mailbox.get(`/messages/${id}/html`)
    const policy = response.headers.get('content-security-policy')
    expect(policy).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
    )
    expect(policy).not.toContain('allow-scripts')
    expect(await response.text()).toContain('<head><base target="_blank">')
  })

  test('gives the attachments and the source as they were sent', async () => {
    const content = Buffer.from(Array.from({ length: 5_000 }, (_, index) => index % 256))
    await mailbox.send({ attachments: [{ filename: 'relevé « été ».pdf', content }] })
    const id = await mailbox.newestId()
    const response = await mailbox.get(`/messages/${id}/attachments/0`)
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true)
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('relevé « été ».pdf')}`,
    )
    expect(await mailbox.status(`/messages/${id}/attachments/1`)).toBe(404)
    const source = await mailbox.body(`/messages/${id}/source`)
    expect(source).toBe(await readFile(join(mailbox.folder, `${id}.eml`), 'utf8'))
  })

  test.each([
    '/ailleurs',
    '/messages/inconnu',
    '/messages/..%2Fnotes',
    '/messages/2026-01-01T00-00-00.000Z-00000000',
    '/messages/2026-01-01T00-00-00.000Z-00000000/source',
    '//',
  ])('is missing at %s', async (path) => {
    await writeFile(join(mailbox.folder, 'notes.json'), '{}')
    expect(await mailbox.status(path)).toBe(404)
  })

  test('refuses to be written to', async () => {
    const response = await mailbox.get('/messages', 'POST')
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, DELETE'])
  })
})
