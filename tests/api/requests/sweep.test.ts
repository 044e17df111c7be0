import { randomUUID } from 'node:crypto'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { requestJobs } from '../../../api/src/requests/index.ts'
import { storeFiles } from '../../../api/src/requests/stored-files.ts'
import { sweepRequests } from '../../../api/src/requests/sweep.ts'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { depositForm, pdf } from '../../support/forms.ts'
import { serveTestApp, type ServedApp } from '../../support/served-app.ts'

let portal: ServedApp
let browser: Browser

beforeEach(async () => {
  portal = await serveTestApp()
  browser = await portal.logIn(alice)
})
afterEach(() => portal.close())

async function keptBlobs(): Promise<number> {
  return (await readdir(join(portal.folder, 'files/kept'))).length
}

/** What a process that dies between its files and its batch leaves. */
async function leaveOrphan(): Promise<void> {
  const path = join(portal.deps.blobs.temporaryFolder, randomUUID())
  await writeFile(path, 'orphan')
  await storeFiles(portal.deps, portal.accountOf(alice), [
    { name: 'a.pdf', path, bytes: 6, sha256: '' },
  ])
}

test('a file that no row names is deleted after a day', async () => {
  await leaveOrphan()
  expect(await sweepRequests(portal.deps)).toEqual({ drafts: 0, blobs: 0 })
  expect(await keptBlobs()).toBe(1)
  portal.clock.advance({ hours: 24, seconds: 1 })
  expect(await sweepRequests(portal.deps, { dryRun: true })).toEqual({ drafts: 0, blobs: 1 })
  expect(await keptBlobs()).toBe(1)
  expect(await sweepRequests(portal.deps)).toEqual({ drafts: 0, blobs: 1 })
  expect(await keptBlobs()).toBe(0)
  expect(await sweepRequests(portal.deps)).toEqual({ drafts: 0, blobs: 0 })
})

test('files of requests and of drafts are left alone', async () => {
  await portal.send(browser, depositForm())
  await portal.send(browser, depositForm({ fields: { text: '' } }))
  portal.clock.advance({ hours: 24 * 59 })
  expect(await sweepRequests(portal.deps)).toEqual({ drafts: 0, blobs: 0 })
  expect(await keptBlobs()).toBe(2)
})

test('a draft is forgotten after 60 days, and its files a day later', async () => {
  await portal.send(browser, depositForm())
  await portal.send(browser, depositForm({ fields: { text: '' } }))
  portal.clock.advance({ hours: 24 * 60, seconds: 1 })
  expect(await sweepRequests(portal.deps)).toEqual({ drafts: 1, blobs: 0 })
  expect(await keptBlobs()).toBe(2)
  portal.clock.advance({ hours: 24, seconds: 1 })
  expect(await sweepRequests(portal.deps)).toEqual({ drafts: 0, blobs: 1 })
  expect(await keptBlobs()).toBe(1)
})

test('a file taken out of a draft is deleted a day later', async () => {
  const form = depositForm({ fields: { text: '' } })
  await portal.send(browser, form)
  const draft = (await (await browser.get(`/api/drafts/${form.key}`)).json()) as {
    files: { id: string }[]
  }
  await browser.post(`/api/drafts/${form.key}/files/${draft.files[0]?.id ?? ''}/removal`)
  portal.clock.advance({ hours: 24, seconds: 1 })
  expect(await sweepRequests(portal.deps)).toEqual({ drafts: 0, blobs: 1 })
})

test('files that lost the race against the same form are deleted', async () => {
  const form = depositForm({ files: [pdf('a.pdf'), pdf('b.pdf')] })
  await Promise.all(Array.from({ length: 5 }, () => portal.send(browser, form)))
  portal.clock.advance({ hours: 24, seconds: 1 })
  for (const job of requestJobs(portal.deps)) await job.run()
  expect(await keptBlobs()).toBe(2)
})
