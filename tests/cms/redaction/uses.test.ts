import { themeSchema } from 'content-types'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { png } from '../../fixtures/files/images.ts'
import { createRandom } from '../../fixtures/files/random.ts'
import { documentIdOf, logIn, messageOf, readAll, upload } from '../support/answers.ts'
import { startDemoStrapi, type DemoStrapi } from '../support/demo-strapi.ts'
import { newsPath, openNewsroom, type Newsroom } from '../support/news.ts'
import { people } from '../support/strapi.ts'

let strapi: DemoStrapi
let room: Newsroom
let admin = ''

beforeAll(async () => {
  strapi = await startDemoStrapi()
  room = await openNewsroom(strapi)
  admin = await logIn(strapi, people.admin)
})
afterAll(() => strapi.close())

const collection = (name: string) => `/content-manager/collection-types/api::${name}.${name}`

const remove = (path: string, bearer = admin) => strapi.ask(path, { method: 'DELETE', bearer })

const filesSchema = z.array(z.object({ id: z.number(), url: z.string() }))

test('a theme in use is not deleted, even by the administrator, who is told where it is', async () => {
  const [theme] = await readAll(strapi, '/api/themes', themeSchema)
  const path = `${collection('theme')}/${theme?.documentId ?? ''}`
  const refused = await remove(path)
  expect(refused.status).toBe(400)
  expect(messageOf(refused.body)).toMatch(/^Ce contenu sert encore à « .+ » \(.+\).* et \d+ autres/)
  expect((await strapi.ask(path, { bearer: admin })).status).toBe(200)
  const many = { documentIds: [theme?.documentId] }
  const bulk = `${collection('theme')}/actions/bulkDelete`
  expect((await strapi.ask(bulk, { method: 'POST', bearer: admin, data: many })).status).toBe(400)
})

test('a form that a text links to is not deleted until the link is gone', async () => {
  const { body } = await strapi.ask(collection('form'), {
    method: 'POST',
    bearer: room.editor,
    data: { title: 'Un lié', description: 'Une description.', version: '1', slug: 'un-lie' },
  })
  const form = `${collection('form')}/${documentIdOf(body)}`
  const linked = (url: string) => ({
    body: [
      {
        type: 'paragraph',
        children: [{ type: 'link', url, children: [{ type: 'text', text: 'Le formulaire' }] }],
      },
    ],
  })
  const news = await room.write({ title: 'Qui mène', ...linked('/formulaires/un-lie.pdf') })
  const refused = await remove(form, room.editor)
  expect(refused.status).toBe(400)
  expect(messageOf(refused.body)).toContain('« Qui mène » (Actualité)')
  const listed = await strapi.ask(`/redaction/uses/api::form.form/${documentIdOf(body)}`, {
    bearer: room.editor,
  })
  expect(listed.body).toMatchObject({ uses: [{ title: 'Qui mène', entryId: news }] })

  // Another address that begins alike is another page.
  await room.change(news, linked('/formulaires/un-lie-autrement.pdf'))
  expect((await remove(form, room.editor)).status).toBe(200)
})

test('a news that nothing leads to is deleted', async () => {
  const news = await room.write({ title: 'Seule au monde' })
  expect((await remove(`${newsPath}/${news}`, room.editor)).status).toBe(200)
})

test('a picture in use keeps its file and its place, in whichever way it is deleted', async () => {
  const sent = await upload(
    strapi,
    room.editor,
    new Uint8Array(png(createRandom(1))),
    'image/png',
    'quai.png',
  )
  const [file] = filesSchema.parse(await sent.json())
  const news = await room.write({ title: 'Illustrée', picture: file?.id })
  const one = () => remove(`/upload/files/${String(file?.id)}`, room.editor)
  const bulk = () =>
    strapi.ask('/upload/actions/bulk-delete', {
      method: 'POST',
      bearer: room.editor,
      data: { fileIds: [file?.id] },
    })
  for (const attempt of [one, bulk]) {
    const refused = await attempt()
    expect(refused.status).toBe(400)
    expect(messageOf(refused.body)).toContain('« quai.png » sert encore à « Illustrée »')
  }
  expect((await fetch(`${strapi.url}${file?.url ?? ''}`)).status).toBe(200)
  await room.change(news, { picture: null })
  expect((await one()).status).toBe(200)
  expect((await fetch(`${strapi.url}${file?.url ?? ''}`)).status).toBe(404)
})

test('uses are told to whoever may read the entry, and to nobody else', async () => {
  const path = '/redaction/uses/api::theme.theme/none'
  expect((await strapi.ask(path)).status).toBe(401)
  expect((await strapi.ask('/redaction/uses/admin::user/1', { bearer: room.editor })).status).toBe(
    404,
  )
})
