import { rm } from 'node:fs/promises'
import {
  definitions,
  mailTextRefusals,
  mailTextSchema,
  pageSchema,
  windowTextRefusals,
  windowTextSchema,
} from 'content-types'
import { remarksOn, urlsOf, writingOf, type Surroundings } from 'content-types/remarks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { makeDemo, readJson } from './support/demo.ts'

const entries = z.array(z.record(z.string(), z.unknown()))
/** What Strapi adds to an entry. */
const added = { documentId: 'abc', updatedAt: '2026-01-01T00:00:00.000Z' }

let folder = ''
beforeAll(async () => {
  folder = await makeDemo()
})
afterAll(() => rm(folder, { recursive: true }))

const read = async (name: string) => entries.parse(await readJson(folder, 'cms', `${name}.json`))

test('each address that the portal always has is a page, once, said to be an example', async () => {
  const pages = await read('pages')
  const keys = pages.map((page) => pageSchema.parse({ ...added, ...page }).key)
  expect(keys.toSorted()).toEqual(definitions.page.attributes.key.enum.toSorted())
  for (const page of pages) expect(JSON.stringify(page)).toContain('Contenu d’exemple')
})

test('every text of a mail and of a window can be used', async () => {
  for (const entry of await read('mail-texts')) {
    const text = mailTextSchema.parse({ ...added, ...entry })
    expect(mailTextRefusals(text)).toEqual({ subject: [], body: [] })
  }
  for (const entry of await read('window-texts')) {
    const text = windowTextSchema.parse({ ...added, ...entry })
    expect(windowTextRefusals(text)).toEqual({ title: [], body: [] })
  }
})

describe('nothing is to be mended before publishing', () => {
  test.each([
    ['news', 'api::news-article.news-article'],
    ['faq', 'api::faq-entry.faq-entry'],
    ['pages', 'api::page.page'],
    ['forms', 'api::form.form'],
    ['deadlines', 'api::deadline.deadline'],
  ])('in %s', async (name, uid) => {
    const forms = await read('forms')
    const addresses = forms.map(({ slug }) => `/formulaires/${String(slug)}.pdf`)
    const around: Surroundings = { origin: 'http://localhost:4321', addresses, otherTitles: [] }
    for (const entry of await read(name)) {
      const writing = writingOf(uid, entry)
      if (!writing) throw new Error(`${uid} is not checked`)
      expect(urlsOf(writing).filter((url) => url.startsWith('http:'))).toEqual([])
      const remarks = remarksOn(writing, around)
      expect(remarks.map(({ message, words }) => `${message} ${words ?? ''}`)).toEqual([])
    }
  })
})
