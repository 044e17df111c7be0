import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { documentIdOf, logIn, messageOf } from './support/answers.ts'
import { startDemoStrapi, type DemoStrapi } from './support/demo-strapi.ts'
import { people } from './support/strapi.ts'

const details = z.object({
  error: z.object({
    details: z.object({
      errors: z.array(z.object({ path: z.array(z.string()), message: z.string() })),
    }),
  }),
})
const mails = '/content-manager/collection-types/api::mail-text.mail-text'
const windows = '/content-manager/collection-types/api::window-text.window-text'
const pages = '/content-manager/collection-types/api::page.page'

let strapi: DemoStrapi
let editor = ''

beforeAll(async () => {
  strapi = await startDemoStrapi()
  editor = await logIn(strapi, people.editor)
})
afterAll(() => strapi.close())

const send = (method: string, path: string, data: object) =>
  strapi.ask(path, { method, bearer: editor, data })

describe('the text of a mail', () => {
  const text = { key: 'compte-actif', subject: 'Bienvenue', body: 'Bonjour,\n\n{{lien}}' }

  test('is refused without its link, or with a word that stands for nothing', async () => {
    const lost = await send('POST', mails, { ...text, body: 'Bonjour.' })
    expect(lost.status).toBe(400)
    expect(messageOf(lost.body)).toBe('{{lien}} doit rester dans le texte.')
    const unknown = await send('POST', mails, { ...text, body: '{{lien}} {{nom}}' })
    expect(messageOf(unknown.body)).toBe(
      '{{nom}} ne serait remplacé par rien. Seuls le sont : {{titulaire}}, {{lien}}, {{siret}}.',
    )
    const inSubject = await send('POST', mails, { ...text, subject: '{{lien}}' })
    expect(inSubject.status).toBe(400)
  })

  test('has one message beside its field, with all that is wrong in it', async () => {
    const { body } = await send('POST', mails, { ...text, body: '{{nom}}' })
    const said = details.parse(body).error.details.errors
    expect(said).toHaveLength(1)
    expect(said[0]?.path).toEqual(['body'])
    expect(said[0]?.message).toMatch(/\{\{nom\}\} ne serait.*\{\{lien\}\} doit rester/)
  })

  test('is saved when it holds them, and refused again once its link is taken away', async () => {
    const saved = await send('POST', mails, text)
    expect(saved.status).toBe(201)
    const path = `${mails}/${documentIdOf(saved.body)}`
    expect((await send('PUT', path, { body: 'Bonjour.' })).status).toBe(400)
    expect((await send('PUT', path, { key: 'fichier-refuse' })).status).toBe(400)
    expect((await send('PUT', path, { ...text, subject: 'Bonjour' })).status).toBe(200)
  })

  test('is the only one of its mail', async () => {
    const second = await send('POST', mails, { ...text, key: 'versements' })
    expect(second.status).toBe(400)
    expect(messageOf(second.body)).toMatch(/^Un autre contenu a déjà été créé/)
  })
})

test('the text of a window is held to its words too', async () => {
  const text = { key: 'coordonnees-demandees', title: 'Noté', body: 'Au plus tard bientôt.' }
  const refused = await send('POST', windows, text)
  expect(messageOf(refused.body)).toBe('{{prise-en-compte}} doit rester dans le texte.')
  const body = 'Au plus tard le {{prise-en-compte}}.'
  expect((await send('POST', windows, { ...text, body })).status).toBe(201)
})

test('an address has one page', async () => {
  const second = await send('POST', pages, { key: 'aide', title: 'Aide', summary: 'Une autre.' })
  expect(second.status).toBe(400)
})
