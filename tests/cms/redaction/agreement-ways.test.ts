import { themeSchema } from 'content-types'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { askAgreement, decide, setAgreement } from '../support/agreements.ts'
import { documentIdOf, logIn, messageOf, readAll } from '../support/answers.ts'
import { startDemoStrapi, type DemoStrapi } from '../support/demo-strapi.ts'
import { inviteEditor, newsDesk, paragraph } from '../support/editors.ts'
import { cmsKey, people, token } from '../support/strapi.ts'

const newsUid = 'api::news-article.news-article'
const faqUid = 'api::faq-entry.faq-entry'
const newsPath = `/content-manager/collection-types/${newsUid}`
const faqPath = `/content-manager/collection-types/${faqUid}`
const refusal = /^Ce contenu demande l’accord d’une deuxième personne/

let strapi: DemoStrapi
let admin = ''
let author = ''
let reader = ''
let writing = ''
let entry: object

beforeAll(async () => {
  strapi = await startDemoStrapi()
  admin = await logIn(strapi, people.admin)
  author = await logIn(strapi, people.editor)
  reader = await inviteEditor(strapi)
  const [theme] = await readAll(strapi, '/api/themes', themeSchema)
  entry = {
    summary: 'Deux phrases pour les listes.',
    body: [paragraph('Le taux baisse en janvier.')],
    domains: { connect: [{ documentId: theme?.documentId }] },
  }
  const wanted = { name: 'Écriture', description: '', type: 'full-access', lifespan: null }
  const made = await strapi.ask('/admin/api-tokens', {
    method: 'POST',
    bearer: admin,
    data: wanted,
  })
  const answer = z.object({ data: z.object({ accessKey: z.string() }) }).parse(made.body)
  writing = answer.data.accessKey
  expect((await setAgreement(strapi, admin, [newsUid, faqUid])).status).toBe(200)
})
afterAll(() => strapi.close())

async function write(title: string, more: object = {}): Promise<string> {
  return documentIdOf((await newsDesk(strapi, author).create({ ...entry, title, ...more })).body)
}

/** The summaries of what readers find under a title. */
async function readBy(title: string): Promise<string[]> {
  const path = `/api/news-articles?filters[title][$eq]=${encodeURIComponent(title)}`
  const found = await readAll(strapi, path, z.object({ summary: z.string() }))
  return found.map(({ summary }) => summary)
}

async function expectRefused(asked: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await asked
  expect(messageOf(body)).toMatch(refusal)
  expect(status).toBe(400)
}

test('in the panel: one, several, created or saved and published in one go, or a copy', async () => {
  const title = 'Seule au bureau'
  const id = await write(title)
  for (const bearer of [author, reader, admin]) {
    const desk = newsDesk(strapi, bearer)
    await expectRefused(desk.publish(id))
    await expectRefused(desk.publish(id, { ...entry, title, summary: 'Autre résumé.' }))
    await expectRefused(desk.publishMany([id]))
    const data = { ...entry, title }
    const path = `${newsPath}/actions/publish`
    await expectRefused(strapi.ask(path, { method: 'POST', bearer, data }))
    for (const [method, address] of [
      ['POST', `${newsPath}?status=published`],
      ['PUT', `${newsPath}/${id}?status=published`],
      ['POST', `${newsPath}/clone/${id}?status=published`],
      ['POST', `${newsPath}/auto-clone/${id}?status=published`],
    ] as const) {
      const sent = { ...data, status: 'published', publishedAt: new Date().toISOString() }
      await strapi.ask(address, { method, bearer, data: sent })
    }
  }
  expect(await readBy(title)).toEqual([])
})

test('a token that may write: saved, created or put in place already published', async () => {
  const title = 'Seul un jeton'
  const id = await write(title)
  const data = { ...entry, domains: undefined, title }
  const published = { ...data, publishedAt: new Date().toISOString() }
  for (const [method, path] of [
    ['PUT', `/api/news-articles/${id}`],
    ['PUT', `/api/news-articles/${id}?status=published`],
    ['POST', '/api/news-articles'],
    ['POST', '/api/news-articles?status=published'],
  ] as const) {
    await expectRefused(strapi.ask(path, { method, bearer: writing, data: { data } }))
  }
  for (const [method, path] of [
    ['PUT', `/api/news-articles/${id}?status=draft`],
    ['POST', '/api/news-articles?status=draft'],
  ] as const) {
    await strapi.ask(path, { method, bearer: writing, data: { data: published } })
  }
  expect(await readBy(title)).toEqual([])
})

test('the hour of « Publier le » comes: it stays a draft, and its author reads why', async () => {
  const title = 'Seule à l’heure dite'
  const id = await write(title, { publishOn: new Date(Date.now() + 100).toISOString() })
  const path = `/redaction/schedule-refusals/${id}`
  await vi.waitFor(
    async () => {
      const { body } = await strapi.ask(path, { bearer: author })
      expect(z.object({ message: z.string() }).parse(body).message).toMatch(refusal)
    },
    { timeout: 90_000, interval: 1_000 },
  )
  expect(await readBy(title)).toEqual([])
}, 120_000)

test('a version from before the agreement, and « Annuler » after words nobody agreed to', async () => {
  const title = 'Seule par un détour'
  const id = await write(title)
  const desk = newsDesk(strapi, author)
  await desk.save(id, { summary: 'Le résumé approuvé.' })
  await decide(strapi, reader, await askAgreement(strapi, author, newsUid, id))
  expect((await desk.publish(id)).status).toBe(200)

  const history = await strapi.ask(`/redaction/history/${newsUid}/${id}`, { bearer: author })
  const version = z.object({ id: z.number(), action: z.string() })
  const { versions } = z.object({ versions: z.array(version) }).parse(history.body)
  const first = versions.find(({ action }) => action === 'create')?.id ?? 0
  const restoring = { method: 'POST', bearer: author, data: {} }
  expect((await strapi.ask(`/redaction/versions/${first}/restoring`, restoring)).status).toBe(200)
  await expectRefused(desk.publish(id))

  await desk.unpublish(id)
  const undone = await strapi.ask(`/redaction/undo/${newsUid}/${id}`, restoring)
  expect(undone.status).toBe(200)
  expect(await readBy(title)).toEqual(['Le résumé approuvé.'])
})

test('an agent’s answer is a draft of the questions, and waits for an agreement as the others', async () => {
  const [theme] = await readAll(strapi, '/api/themes', themeSchema)
  const draft = {
    question: 'Quel est le délai pour déclarer ?',
    answer: 'Le délai est de trente jours.',
    theme: theme?.slug ?? '',
    source: 'E26-TEST-0001/1',
  }
  const sent = { method: 'POST', bearer: cmsKey, data: { data: draft } }
  const id = documentIdOf((await strapi.ask('/api/redaction/faq-drafts', sent)).body)
  const published = () => strapi.ask(`/api/faq-entries/${id}`, { bearer: token })
  expect((await published()).status).toBe(404)
  const publish = { method: 'POST', bearer: author, data: {} }
  await expectRefused(strapi.ask(`${faqPath}/${id}/actions/publish`, publish))
  const many = { method: 'POST', bearer: author, data: { documentIds: [id] } }
  await expectRefused(strapi.ask(`${faqPath}/actions/bulkPublish`, many))
  expect((await published()).status).toBe(404)
})

test('Strapi’s releases, which would publish several at an hour, are not there', async () => {
  for (const path of ['/content-releases', '/content-releases/mapEntriesToReleases']) {
    expect((await strapi.ask(path, { bearer: admin })).status).toBe(404)
    const made = { method: 'POST', bearer: admin, data: { name: 'Essai' } }
    expect([404, 405]).toContain((await strapi.ask(path, made)).status)
  }
})
