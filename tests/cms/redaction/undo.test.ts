import { afterAll, beforeAll, expect, test } from 'vitest'
import { messageOf } from '../support/answers.ts'
import { startDemoStrapi, type DemoStrapi } from '../support/demo-strapi.ts'
import { newsPath, openNewsroom, type Newsroom } from '../support/news.ts'

let strapi: DemoStrapi
let room: Newsroom

beforeAll(async () => {
  strapi = await startDemoStrapi()
  room = await openNewsroom(strapi)
})
afterAll(() => strapi.close())

const undo = (documentId: string, bearer = room.editor) =>
  strapi.ask(`/redaction/undo/api::news-article.news-article/${documentId}`, {
    method: 'POST',
    bearer,
    data: {},
  })

test('what was just taken off is there again as readers saw it, and the draft as it was', async () => {
  const documentId = await room.write({ title: 'Publiée', slug: 'annulee' })
  await room.act(documentId, 'publish')
  await room.change(documentId, { title: 'En cours de réécriture' })
  expect((await room.act(documentId, 'unpublish')).status).toBe(200)
  expect(await room.read('annulee')).toBeUndefined()
  expect((await undo(documentId)).status).toBe(200)
  expect(await room.read('annulee')).toBe('Publiée')
  const { body } = await strapi.ask(`${newsPath}/${documentId}`, { bearer: room.editor })
  expect(body).toMatchObject({ data: { title: 'En cours de réécriture' } })
})

test('what was not just taken off is not published by « Annuler »', async () => {
  const documentId = await room.write({ title: 'Jamais publiée', slug: 'jamais' })
  const refused = await undo(documentId)
  expect(refused.status).toBe(400)
  expect(messageOf(refused.body)).toMatch(/^Il est trop tard pour annuler/)
  await room.act(documentId, 'publish')
  await room.act(documentId, 'unpublish')
  await room.act(documentId, 'publish')
  expect((await undo(documentId)).status).toBe(400)
  expect((await undo(documentId, '')).status).toBe(401)
})
