import {
  answerTemplateSchema,
  deadlineEntrySchema,
  faqEntrySchema,
  formSchema,
  newsSchema,
  settingSchema,
  themeSchema,
} from 'content-types'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { documentIdOf, logIn, messageOf, readAll, upload, viewOf } from './support/answers.ts'
import { startDemoStrapi, type DemoStrapi } from './support/demo-strapi.ts'
import { people, token, webhookSecret } from './support/strapi.ts'

let strapi: DemoStrapi
let editor = ''

beforeAll(async () => {
  strapi = await startDemoStrapi()
  editor = await logIn(strapi, people.editor)
})
afterAll(() => strapi.close())

const collections = [
  'themes',
  'news-articles',
  'faq-entries',
  'forms',
  'answer-templates',
  'deadlines',
  'pages',
  'mail-texts',
  'window-texts',
  'redirects',
]
const contents = [...collections, 'setting']

const newsUid = 'api::news-article.news-article'
const newsPath = `/content-manager/collection-types/${newsUid}`
const themePath = '/content-manager/collection-types/api::theme.theme'

describe('a visitor', () => {
  test.each([...contents, 'upload/files'])(
    'reads nothing of /api/%s, drafts included',
    async (name) => {
      for (const query of ['', '?status=draft', '/1', '?populate=*']) {
        const { status } = await strapi.ask(`/api/${name}${query}`)
        expect([401, 403, 404]).toContain(status)
      }
      for (const method of ['POST', 'PUT', 'DELETE']) {
        const { status } = await strapi.ask(`/api/${name}`, { method })
        expect([401, 403, 404, 405]).toContain(status)
      }
    },
  )

  test('cannot register, log in as a user of the content api, or become the administrator', async () => {
    const person = {
      email: 'visiteur@exemple.example',
      password: 'Visiteur-123',
      username: 'visiteur',
    }
    for (const path of ['/api/auth/local/register', '/api/auth/local']) {
      const { status } = await strapi.ask(path, { method: 'POST', data: person })
      expect([401, 403]).toContain(status)
    }
    const first = { email: person.email, password: person.password, firstname: 'Visiteur' }
    const { status } = await strapi.ask('/admin/register-admin', { method: 'POST', data: first })
    expect(status).toBe(400)
  })
})

describe('the reading token', () => {
  test('reads every content, and each entry is one that the site can show', async () => {
    const theme = 'populate[theme][fields][0]=slug&populate[theme][fields][1]=name'
    const domains = 'populate[domains][fields][0]=slug&populate[domains][fields][1]=name'
    const all = 'pagination[pageSize]=100'
    expect(await readAll(strapi, `/api/themes?${all}`, themeSchema)).toHaveLength(3)
    expect(
      (
        await readAll(
          strapi,
          `/api/news-articles?${domains}&populate[picture]=true&${all}`,
          newsSchema,
        )
      ).length,
    ).toBeGreaterThanOrEqual(14)
    expect(
      (await readAll(strapi, `/api/faq-entries?${theme}&${all}`, faqEntrySchema)).length,
    ).toBeGreaterThanOrEqual(18)
    expect(
      await readAll(strapi, `/api/forms?${theme}&populate[file]=true&${all}`, formSchema),
    ).toHaveLength(6)
    expect(
      await readAll(strapi, `/api/answer-templates?${theme}&${all}`, answerTemplateSchema),
    ).toHaveLength(6)
    expect(
      await readAll(strapi, `/api/deadlines?${theme}&${all}`, deadlineEntrySchema),
    ).toHaveLength(5)
    const setting = await strapi.ask('/api/setting', { bearer: token })
    z.object({ data: settingSchema }).parse(setting.body)
  })

  test.each(collections)('writes nothing in /api/%s', async (name) => {
    for (const [method, path] of [
      ['POST', ''],
      ['PUT', '/abc'],
      ['DELETE', '/abc'],
    ]) {
      const { status } = await strapi.ask(`/api/${name}${path ?? ''}`, {
        method,
        bearer: token,
        data: { data: {} },
      })
      expect([403, 405]).toContain(status)
    }
  })

  test.each(['/api/users', '/api/upload/files', '/api/users-permissions/roles', '/admin/users'])(
    'does not open %s',
    async (path) => {
      expect([401, 403]).toContain((await strapi.ask(path, { bearer: token })).status)
    },
  )
})

describe('an editor', () => {
  test.each([
    ['GET', '/admin/users'],
    ['GET', '/admin/roles'],
    ['GET', '/admin/api-tokens'],
    ['GET', '/admin/transfer/tokens'],
    ['GET', '/admin/webhooks'],
    ['GET', '/content-type-builder/schema'],
    ['POST', '/content-type-builder/content-types'],
    ['GET', '/users-permissions/roles'],
    ['POST', themePath],
    ['PUT', `${themePath}/abc`],
    ['DELETE', `${themePath}/abc`],
    ['PUT', `/content-manager/content-types/${newsUid}/configuration`],
  ])('is refused %s %s', async (method, path) => {
    const data = method === 'GET' ? undefined : {}
    expect((await strapi.ask(path, { method, bearer: editor, data })).status).toBe(403)
  })

  test('sees of a theme its name alone', async () => {
    const { status, body } = await strapi.ask(themePath, { bearer: editor })
    expect(status).toBe(200)
    expect(JSON.stringify(body)).toContain('Cotisation')
    expect(JSON.stringify(body)).not.toContain('cotisations@enim.example')
  })

  test('reads the French label of every field', async () => {
    const { body } = await strapi.ask(`/content-manager/content-types/${newsUid}/configuration`, {
      bearer: editor,
    })
    const { metadatas, layouts } = viewOf(body)
    expect(metadatas.summary?.edit.label).toBe('Résumé')
    // The hours of `publishOn` and `endsOn` are typed beside the entry, in those of Paris.
    const shown = layouts.edit.flat().map(({ name }) => name)
    const fields = [
      'title',
      'slug',
      'summary',
      'domains',
      'body',
      'picture',
      'publicationDate',
      'reserved',
      'reviewOn',
      'byLetter',
    ]
    expect(shown.toSorted()).toEqual(fields.toSorted())
  })

  test('publishes a news once it has a domain; until then nobody else reads it', async () => {
    const title = 'Une actualité d’essai'
    const body = [{ type: 'paragraph', children: [{ type: 'text', text: 'Bonjour.' }] }]
    const draft = { title, summary: 'Un résumé.', body }
    const created = await strapi.ask(newsPath, { method: 'POST', bearer: editor, data: draft })
    const documentId = documentIdOf(created.body)
    expect(await findBySlug('une-actualite-d-essai')).toEqual([])

    const publish = `${newsPath}/${documentId}/actions/publish`
    const refused = await strapi.ask(publish, { method: 'POST', bearer: editor, data: draft })
    expect(refused.status).toBe(400)
    expect(messageOf(refused.body)).toBe('Choisissez au moins un domaine avant de publier.')
    expect(await findBySlug('une-actualite-d-essai')).toEqual([])

    const [theme] = await readAll(strapi, '/api/themes', themeSchema)
    const domains = { connect: [{ documentId: theme?.documentId }] }
    const before = Date.now()
    const published = await strapi.ask(publish, {
      method: 'POST',
      bearer: editor,
      data: { ...draft, domains },
    })
    expect(published.status).toBe(200)
    const [news] = await findBySlug('une-actualite-d-essai')
    expect(Date.parse(news?.publicationDate ?? '')).toBeGreaterThanOrEqual(before)
    await vi.waitFor(() => {
      expect(strapi.sink.hooks).toContainEqual(
        expect.objectContaining({
          path: '/webhooks/cms',
          event: 'entry.publish',
          model: 'news-article',
          slug: 'une-actualite-d-essai',
        }),
      )
    })
  })

  test('cannot send a page or a program to the media library', async () => {
    const refused = await upload(strapi, editor, '<script></script>', 'text/html', 'page.html')
    expect(refused.status).toBe(400)
    expect(messageOf(await refused.json())).toMatch(/^Ce fichier n’est pas accepté/)
  })
})

test('the plugin of the editors is loaded, and the panel has it', async () => {
  const { body } = await strapi.ask('/admin/plugins', {
    bearer: await logIn(strapi, people.admin),
  })
  expect(JSON.stringify(body)).toContain('"name":"redaction"')
})

test('the webhook carries its secret, and the database does not', async () => {
  expect(strapi.sink.hooks.length).toBeGreaterThan(0)
  for (const { headers } of strapi.sink.hooks)
    expect(headers['x-webhook-secret']).toBe(webhookSecret)
  const { body } = await strapi.ask('/admin/webhooks', {
    bearer: await logIn(strapi, people.admin),
  })
  expect(JSON.stringify(body)).toContain('/webhooks/cms')
  expect(JSON.stringify(body)).not.toContain(webhookSecret)
})

function findBySlug(slug: string) {
  const domains = 'populate[domains][fields][0]=slug&populate[domains][fields][1]=name'
  return readAll(strapi, `/api/news-articles?filters[slug][$eq]=${slug}&${domains}`, newsSchema)
}
