import { themeSchema } from 'content-types'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { documentIdOf, logIn, messageOf, readAll } from './support/answers.ts'
import { startDemoStrapi, type DemoStrapi } from './support/demo-strapi.ts'
import { people, token } from './support/strapi.ts'

const surroundings = z.object({
  origin: z.string(),
  addresses: z.array(z.string()),
  otherTitles: z.array(z.string()),
  pdf: z.object({ isTagged: z.boolean(), hasTitle: z.boolean() }).optional(),
})
const newToken = z.object({ data: z.object({ accessKey: z.string() }) })
const newsUid = 'api::news-article.news-article'
const newsPath = `/content-manager/collection-types/${newsUid}`
const refusal =
  'Ce lien mène à un contenu qui n’est pas publié : corrigez son adresse, ou publiez-le d’abord. (bloc 1, « /actualites/partie »)'

let strapi: DemoStrapi
let editor = ''
let domain = ''

beforeAll(async () => {
  strapi = await startDemoStrapi()
  editor = await logIn(strapi, people.editor)
  const [theme] = await readAll(strapi, '/api/themes', themeSchema)
  domain = theme?.documentId ?? ''
})
afterAll(() => strapi.close())

describe('a news whose link leads nowhere', () => {
  test('is refused by « Publier », with the sentence of the panel', async () => {
    const documentId = await createDraft('Par le bouton', '/actualites/partie')
    const publish = `${newsPath}/${documentId}/actions/publish`
    const refused = await strapi.ask(publish, { method: 'POST', bearer: editor, data: {} })
    expect(refused.status).toBe(400)
    expect(messageOf(refused.body)).toBe(refusal)
  })

  test('is refused among several', async () => {
    const sound = await createDraft('Une actualité saine', '/actualites')
    const broken = await createDraft('Une actualité au lien rompu', '/actualites/partie')
    const publish = (documentIds: string[]) =>
      strapi.ask(`${newsPath}/actions/bulkPublish`, {
        method: 'POST',
        bearer: editor,
        data: { documentIds },
      })
    const refused = await publish([sound, broken])
    expect(refused.status).toBe(400)
    expect(messageOf(refused.body)).toBe(refusal)
    expect(await isPublished('une-actualite-au-lien-rompu')).toBe(false)
    expect((await publish([sound])).status).toBe(200)
    expect(await isPublished('une-actualite-saine')).toBe(true)
  })

  test('is refused to a program that publishes as it saves, and nothing is kept', async () => {
    const bearer = await createFullToken()
    const write = (title: string, url: string) =>
      strapi.ask('/api/news-articles', {
        method: 'POST',
        bearer,
        data: { data: newsWith(title, url) },
      })
    const refused = await write('Par un programme', '/actualites/partie')
    expect(refused.status).toBe(400)
    expect(messageOf(refused.body)).toBe(refusal)
    const drafts = await strapi.ask(`${newsPath}?_q=programme`, { bearer: editor })
    expect(JSON.stringify(drafts.body)).not.toContain('Par un programme')
    expect((await write('Par un programme sain', '/actualites')).status).toBe(201)
    expect(await isPublished('par-un-programme-sain')).toBe(true)
  })

  test('is published once its link leads somewhere', async () => {
    const path = `/actualites/une-actualite-visee`
    const target = await createDraft('Une actualité visée', '/actualites')
    const documentId = await createDraft('Une actualité qui vise', path)
    const publish = (id: string) =>
      strapi.ask(`${newsPath}/${id}/actions/publish`, { method: 'POST', bearer: editor, data: {} })
    expect((await publish(documentId)).status).toBe(400)
    expect((await publish(target)).status).toBe(200)
    expect((await publish(documentId)).status).toBe(200)
  })
})

describe('what the panel asks', () => {
  const ask = (bearer: string | undefined, data: object) =>
    strapi.ask('/admin/redaction/surroundings', { method: 'POST', bearer, data })

  test('which addresses exist, and who else has this title', async () => {
    const form = '/formulaires/demande-echeancier.pdf'
    const documentId = await createDraft('Un titre pris', '/actualites')
    const asked = { uid: newsUid, title: 'un TITRE pris', urls: [form, '/actualites/partie'] }
    const { body } = await ask(editor, asked)
    const { addresses, otherTitles } = surroundings.parse(body)
    expect(otherTitles).toEqual(['Un titre pris'])
    expect(addresses).not.toContain('/actualites/partie')
    const own = surroundings.parse((await ask(editor, { ...asked, documentId })).body)
    expect(own.otherTitles).toEqual([])
  })

  test('what a PDF says of itself: those of the demo are tagged and titled', async () => {
    const files = z.object({ data: z.array(z.object({ file: z.object({ id: z.number() }) })) })
    const forms = await strapi.ask('/api/forms?populate=file', { bearer: token })
    const [form] = files.parse(forms.body).data
    const { body } = await ask(editor, {
      uid: 'api::form.form',
      title: '',
      urls: [],
      fileId: form?.file.id,
    })
    expect(surroundings.parse(body).pdf).toEqual({ isTagged: true, hasTitle: true })
  })

  test('is answered to editors alone, about what they write', async () => {
    const asked = { uid: newsUid, title: '', urls: [] }
    expect((await ask(undefined, asked)).status).toBe(401)
    expect((await ask(token, asked)).status).toBe(401)
    expect((await ask(editor, { ...asked, uid: 'admin::user' })).status).toBe(400)
    expect((await ask(editor, { uid: newsUid })).status).toBe(400)
  })
})

function newsWith(title: string, url: string) {
  const link = { type: 'link', url, children: [{ type: 'text', text: 'Une autre page' }] }
  const before = { type: 'text', text: 'Voyez ' }
  const after = { type: 'text', text: '.' }
  return {
    title,
    summary: 'Un résumé.',
    body: [{ type: 'paragraph', children: [before, link, after] }],
    domains: { connect: [{ documentId: domain }] },
  }
}

async function createDraft(title: string, url: string): Promise<string> {
  const data = newsWith(title, url)
  const { body } = await strapi.ask(newsPath, { method: 'POST', bearer: editor, data })
  return documentIdOf(body)
}

async function isPublished(slug: string): Promise<boolean> {
  const path = `/api/news-articles?filters[slug][$eq]=${slug}&fields[0]=slug`
  const { body } = await strapi.ask(path, { bearer: token })
  return z.object({ data: z.array(z.unknown()) }).parse(body).data.length > 0
}

async function createFullToken(): Promise<string> {
  const { body } = await strapi.ask('/admin/api-tokens', {
    method: 'POST',
    bearer: await logIn(strapi, people.admin),
    data: { name: 'Essai', description: '', type: 'full-access', lifespan: null },
  })
  return newToken.parse(body).data.accessKey
}
