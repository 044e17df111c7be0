import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '../../support/ports.ts'
import { logIn } from '../support/answers.ts'
import { makeDemo } from '../support/demo.ts'
import { cmsKey, people, startStrapi, token, type Strapi } from '../support/strapi.ts'

const item = { words: 'pension', shown: 'pension', source: 'search', count: 4, read: [] }

let strapi: Strapi
let api: Server
let editor = ''
let made: string[]
let isUp = true
const asked: { path: string; authorization: string | undefined; body: string }[] = []

beforeAll(async () => {
  api = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { authorization } = request.headers
      const path = request.url ?? ''
      const body = Buffer.concat(chunks).toString()
      if (path.startsWith('/cms/')) asked.push({ path, authorization, body })
      const isList = request.url === '/cms/to-write'
      response.writeHead(isUp ? 200 : 503).end(JSON.stringify(isList ? { items: [item] } : {}))
    })
  })
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
  made = [await makeDemo(), await mkdtemp(join(tmpdir(), 'cms-'))]
  const [demo = '', data = ''] = made
  const url = `http://127.0.0.1:${String((api.address() as AddressInfo).port)}`
  strapi = await startStrapi(await findFreePort(), {
    CMS_DATA_DIR: data,
    CMS_DEMO_DIR: join(demo, 'cms'),
    API_URL: url,
    SITE_URL: url,
  })
  editor = await logIn(strapi, people.editor)
})
afterAll(async () => {
  await strapi.stop()
  api.close()
  await Promise.all(made.map((folder) => rm(folder, { recursive: true })))
})

const faqPath = '/content-manager/collection-types/api::faq-entry.faq-entry'
const draft = {
  question: 'Quel délai pour payer ?',
  answer: 'Trente jours.\nPuis une relance.',
  theme: 'cotisation',
  source: 'E26-0000-0000/message',
}

const send = (data: object, bearer = cmsKey) =>
  strapi.ask('/api/redaction/faq-drafts', { method: 'POST', bearer, data: { data } })

const madeSchema = z.object({ data: z.object({ documentId: z.string() }) })
const entrySchema = z.object({
  data: z.object({
    question: z.string(),
    answer: z.array(z.unknown()),
    sourceReference: z.string().nullable(),
    publishedAt: z.string().nullable(),
  }),
})

async function entry(documentId: string) {
  const { body } = await strapi.ask(`${faqPath}/${documentId}`, { bearer: editor })
  return entrySchema.parse(body).data
}

test('the api makes a draft that nobody reads yet, once for each source', async () => {
  const answers = await Promise.all([
    send(draft),
    send(draft),
    send({ ...draft, answer: 'Autre.' }),
  ])
  const ids = answers.map(({ body }) => madeSchema.parse(body).data.documentId)
  expect(new Set(ids).size).toBe(1)
  const { question, answer, publishedAt, sourceReference } = await entry(ids[0] ?? '')
  expect({ question, publishedAt, sourceReference }).toEqual({
    question: draft.question,
    publishedAt: null,
    sourceReference: draft.source,
  })
  expect(answer).toHaveLength(2)
  const published = await strapi.ask(
    '/api/faq-entries?filters[question][$contains]=Quel délai pour',
    {
      bearer: token,
    },
  )
  expect(JSON.stringify(published.body)).not.toContain('Trente jours')
})

test('the key of the drafts does nothing else, and nothing else makes them', async () => {
  for (const bearer of [undefined, token, 'x'.repeat(40)]) {
    const answer = await strapi.ask('/api/redaction/faq-drafts', {
      method: 'POST',
      data: { data: draft },
      ...(bearer && { bearer }),
    })
    expect([401, 403]).toContain(answer.status)
  }
  for (const [method, path] of [
    ['GET', '/api/faq-entries'],
    ['GET', '/api/faq-entries?status=draft'],
    ['POST', '/api/faq-entries'],
    ['POST', '/api/faq-entries?status=published'],
    ['GET', '/api/news-articles'],
    ['GET', '/admin/users'],
    ['GET', '/redaction/to-write'],
  ] as const) {
    const data = method === 'POST' ? { data: { question: 'x' } } : undefined
    const { status } = await strapi.ask(path, { method, bearer: cmsKey, data })
    expect([path, [401, 403].includes(status)]).toEqual([path, true])
  }
  expect((await send({ ...draft, question: '' })).status).toBe(400)
})

test('an editor sees what to write, and a draft takes a subject off the list', async () => {
  const { body } = await strapi.ask('/redaction/to-write', { bearer: editor })
  expect(body).toEqual({ items: [item] })
  expect(asked.at(-1)).toMatchObject({ authorization: `Bearer ${cmsKey}` })
  const written = await strapi.ask('/redaction/to-write/drafts', {
    method: 'POST',
    bearer: editor,
    data: { words: 'pension', shown: 'Ma pension' },
  })
  const { documentId } = z.object({ documentId: z.string() }).parse(written.body)
  expect((await entry(documentId)).question).toBe('Ma pension')
  expect(asked.at(-1)).toMatchObject({ path: '/cms/to-write/endings' })
  expect(JSON.parse(asked.at(-1)?.body ?? '')).toEqual({ words: 'pension', outcome: 'written' })
})

test('an editor sets a subject aside, and is told when that was not heard', async () => {
  const dismiss = () =>
    strapi.ask('/redaction/to-write/dismissals', {
      method: 'POST',
      bearer: editor,
      data: { words: 'pension' },
    })
  expect((await dismiss()).status).toBe(200)
  expect(JSON.parse(asked.at(-1)?.body ?? '')).toEqual({ words: 'pension', outcome: 'dismissed' })
  isUp = false
  expect((await dismiss()).status).toBe(400)
  const { status, body } = await strapi.ask('/redaction/to-write', { bearer: editor })
  expect([status, body]).toEqual([200, { items: null }])
  isUp = true
})

test('nobody sees it who is not at the panel', async () => {
  for (const path of ['/redaction/to-write', '/redaction/faq-figures', '/redaction/reviews']) {
    expect((await strapi.ask(path)).status).toBe(401)
    expect((await strapi.ask(path, { bearer: token })).status).toBe(401)
  }
})
