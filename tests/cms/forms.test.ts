import { PDFDocument, PDFName } from 'pdf-lib'
import { formSchema, themeSchema, type FieldSetting } from 'content-types'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { drawFormerForm, drawForms } from '../../scripts/demo/pdf/forms/index.ts'
import { makeBlankForm } from '../support/blank-forms.ts'
import { logIn, messageOf, readAll, upload } from './support/answers.ts'
import { startDemoStrapi, type DemoStrapi } from './support/demo-strapi.ts'
import { people } from './support/strapi.ts'

const formPath = '/content-manager/collection-types/api::form.form'

const today = new Date('2026-03-02')

let strapi: DemoStrapi
let editor = ''
let theme = ''

beforeAll(async () => {
  strapi = await startDemoStrapi()
  editor = await logIn(strapi, people.editor)
  const [first] = await readAll(strapi, '/api/themes', themeSchema)
  theme = first?.documentId ?? ''
})
afterAll(() => strapi.close())

const saved = z.object({
  data: z.object({
    documentId: z.string(),
    fieldSettings: z.array(z.looseObject({ id: z.number(), name: z.string() })),
  }),
})

const permission = z.object({
  action: z.string(),
  subject: z.string().nullable(),
  properties: z.object({ fields: z.array(z.string()).optional() }),
})

const isUpdate = (action: string) => action === 'plugin::content-manager.explorer.update'

async function send(content: Uint8Array | string, name = 'essai.pdf'): Promise<number> {
  const part = typeof content === 'string' ? content : new Uint8Array(content)
  const answer = await upload(strapi, editor, part, 'application/pdf', name)
  const [file] = z.array(z.object({ id: z.number() })).parse(await answer.json())
  return file?.id ?? 0
}

async function save(data: object, documentId = '', status = 200) {
  const path = documentId === '' ? formPath : `${formPath}/${documentId}`
  const method = documentId === '' ? 'POST' : 'PUT'
  const answer = await strapi.ask(path, { method, bearer: editor, data })
  expect(answer.status).toBe(documentId === '' ? 201 : status)
  const { documentId: id } = saved.parse(answer.body).data
  const { body } = await strapi.ask(`${formPath}/${id}`, { bearer: editor })
  return saved.parse(body).data
}

function aForm(file: number, title: string) {
  const words = { title, description: 'Une description.', version: '2026-01' }
  return { ...words, file, theme: { connect: [{ documentId: theme }] } }
}

async function publish(documentId: string) {
  return strapi.ask(`${formPath}/${documentId}/actions/publish`, {
    method: 'POST',
    bearer: editor,
    data: {},
  })
}

async function publishedSettings(slug: string): Promise<FieldSetting[]> {
  const query = `filters[slug][$eq]=${slug}&populate[theme]=true&populate[file]=true&populate[fieldSettings]=true`
  const [form] = await readAll(strapi, `/api/forms?${query}`, formSchema)
  return form?.fieldSettings ?? []
}

describe('the list of a form’s fields', () => {
  test('is made of the PDF when an editor saves it, in the order in which it is read', async () => {
    const { documentId, fieldSettings } = await save(
      aForm(await send(await makeBlankForm()), 'Un essai rempli'),
    )
    expect(fieldSettings[0]).toMatchObject({
      name: 'raison_sociale',
      label: 'Raison sociale',
      group: 'Page 1',
      fact: 'Raison sociale',
      hidden: false,
    })
    const names = fieldSettings.map(({ name }) => name)
    expect(names.slice(0, 3)).toEqual(['raison_sociale', 'siret', 'adresse'])
    expect((await publish(documentId)).status).toBe(200)
    const published = await publishedSettings('un-essai-rempli')
    expect(published.map(({ name }) => name)).toEqual(names)
  })

  test('is open to editors, each of its fields', async () => {
    const { body } = await strapi.ask('/admin/users/me/permissions', { bearer: editor })
    const { data } = z.object({ data: z.array(permission) }).parse(body)
    const update = data.find(
      ({ action, subject }) => isUpdate(action) && subject === 'api::form.form',
    )
    const inner = ['name', 'label', 'help', 'group', 'fact', 'hidden']
    expect(update?.properties.fields).toEqual(
      expect.arrayContaining(inner.map((name) => `fieldSettings.${name}`)),
    )
  })

  test('stays as editors made it when they save again, or choose another PDF', async () => {
    const former = await send(await drawFormerForm(today))
    const { documentId, fieldSettings } = await save(aForm(former, 'Un essai arrangé'))
    const [first, second] = fieldSettings
    const kept = [{ ...second, label: 'Autrement', hidden: true }, first]
    const drawn = (await drawForms(today)).get('declaration-accident') ?? ''
    const current = await send(drawn)
    const again = await save({ fieldSettings: kept, file: current }, documentId)
    expect(again.fieldSettings).toHaveLength(2)
    expect(again.fieldSettings[0]).toMatchObject({
      name: second?.name,
      label: 'Autrement',
      hidden: true,
    })
  })

  test('is empty beside a PDF that has no usable field, which is published all the same', async () => {
    const plain = await PDFDocument.create()
    plain.addPage()
    const xfa = await PDFDocument.create()
    xfa.addPage()
    xfa.getForm().acroForm.dict.set(PDFName.of('XFA'), xfa.context.obj([]))
    for (const [rank, pdf] of [plain, xfa].entries()) {
      const form = aForm(await send(await pdf.save()), `Un essai nu ${String(rank)}`)
      const { documentId, fieldSettings } = await save(form)
      expect(fieldSettings).toEqual([])
      expect((await publish(documentId)).status).toBe(200)
    }
  })

  test('does not stop a draft whose file is no PDF; publishing does', async () => {
    const { documentId } = await save(aForm(await send('<html></html>', 'faux.pdf'), 'Un faux'))
    const refused = await publish(documentId)
    expect(refused.status).toBe(400)
    expect(messageOf(refused.body)).toContain('« faux.pdf » n’en est pas un.')
  })
})

describe('what the panel « Le PDF » is told of a file', () => {
  const report = (id: number | string, bearer?: string) =>
    strapi.ask(`/admin/form-reports/${String(id)}`, bearer === undefined ? {} : { bearer })

  test('is its fields, or why there are none to use', async () => {
    const { body } = await report(await send(await makeBlankForm()), editor)
    const { fields } = z.object({ fields: z.array(z.looseObject({})) }).parse(body)
    expect(fields[1]).toMatchObject({ name: 'siret', label: 'SIRET', page: 1, fact: 'siret' })
    const fake = await report(await send('<html></html>', 'faux.pdf'), editor)
    expect(fake.body).toEqual({ unusable: 'not-a-pdf' })
    const broken = await report(await send('%PDF-1.7 abîmé'), editor)
    expect(broken.body).toEqual({ unusable: 'unreadable' })
  })

  test('is told to editors alone, of files that there are', async () => {
    const id = await send(await makeBlankForm())
    expect((await report(id)).status).toBe(401)
    expect((await report(999_999, editor)).status).toBe(404)
    expect((await report('abc', editor)).status).toBe(404)
  })
})
