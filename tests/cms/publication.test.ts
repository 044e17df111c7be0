import { answerTemplateSchema, themeSchema } from 'content-types'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { logIn, messageOf, readAll, upload } from './support/answers.ts'
import { startDemoStrapi, type DemoStrapi } from './support/demo-strapi.ts'
import { people } from './support/strapi.ts'

let strapi: DemoStrapi
let editor = ''

beforeAll(async () => {
  strapi = await startDemoStrapi()
  editor = await logIn(strapi, people.editor)
})
afterAll(() => strapi.close())

test('an editor is told which words between braces of an answer template would stay', async () => {
  const path = '/content-manager/collection-types/api::answer-template.answer-template'
  const data = { title: 'Un modèle d’essai', text: 'Bonjour {nom}, votre demande {reference}.' }
  const publish = (text: string) =>
    strapi.ask(`${path}/actions/publish`, {
      method: 'POST',
      bearer: editor,
      data: { ...data, text },
    })
  const refused = await publish(data.text)
  expect(refused.status).toBe(400)
  expect(messageOf(refused.body)).toMatch(/^\{nom\} ne serait remplacé par rien\./)
  expect((await publish('Votre demande {reference}.')).status).toBe(200)
  const filter = 'filters[slug][$eq]=un-modele-d-essai&populate[theme][fields][0]=slug'
  const [template] = await readAll(strapi, `/api/answer-templates?${filter}`, answerTemplateSchema)
  expect(template).toMatchObject({ text: 'Votre demande {reference}.', theme: null })
})

test('an editor is told in French that a form’s file is not a PDF', async () => {
  const uploaded = await upload(strapi, editor, '<html></html>', 'application/pdf', 'faux.pdf')
  const [stored] = z.array(z.object({ id: z.number() })).parse(await uploaded.json())
  const [theme] = await readAll(strapi, '/api/themes', themeSchema)
  const refused = await strapi.ask(
    '/content-manager/collection-types/api::form.form/actions/publish',
    {
      method: 'POST',
      bearer: editor,
      data: {
        title: 'Un formulaire d’essai',
        description: 'Une description.',
        version: '2026-01',
        file: stored?.id,
        theme: { connect: [{ documentId: theme?.documentId }] },
      },
    },
  )
  expect(refused.status).toBe(400)
  expect(messageOf(refused.body)).toBe(
    'Le fichier d’un formulaire doit être un PDF : « faux.pdf » n’en est pas un.',
  )
})
