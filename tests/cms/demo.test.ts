import { existsSync } from 'node:fs'
import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  answerTemplateSchema,
  deadlineEntrySchema,
  documentKinds,
  faqEntrySchema,
  formSchema,
  newsSchema,
  siretSchema,
  themeSchema,
  unknownPlaceholders,
} from 'content-types'
import {
  PDFCheckBox,
  PDFDocument,
  PDFDropdown,
  PDFName,
  PDFOptionList,
  PDFRadioGroup,
  PDFTextField,
} from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { makeDemo, readJson } from './support/demo.ts'

const DAY_MS = 24 * 60 * 60 * 1000

const file = z.object({ path: z.string(), alternativeText: z.string().optional() })
const news = z.array(
  z.looseObject({
    title: z.string(),
    domains: z.array(z.string()),
    publicationDate: z.iso.datetime(),
    reserved: z.boolean(),
    picture: file.optional(),
  }),
)
const questions = z.array(z.looseObject({ theme: z.string(), question: z.string() }))
const forms = z.array(z.looseObject({ slug: z.string(), theme: z.string(), file }))
const templates = z.array(z.looseObject({ theme: z.string().optional(), text: z.string() }))
const deadlines = z.array(z.looseObject({ theme: z.string(), date: z.iso.date() }))
const themes = z.array(z.looseObject({ slug: z.string(), name: z.string() }))
const titles = z.array(
  z.object({
    number: z.string(),
    period: z.string(),
    issuedOn: z.iso.date(),
    amountCents: z.number().int().positive(),
  }),
)
const employers = z.object({
  newcomers: z.array(
    z.strictObject({ siret: siretSchema, name: z.string(), address: z.string(), titles }),
  ),
  employers: z.array(
    z.object({
      siret: siretSchema,
      name: z.string(),
      address: z.string(),
      holder: z.string(),
      email: z.email().endsWith('.example'),
      mobile: z.string(),
      code: z.string().regex(/^\d{6}$/),
      titles,
      documents: z.array(
        z.object({
          file: z.string(),
          kind: z.enum(documentKinds),
          description: z.string(),
          theme: z.enum(['cotisation', 'declaration', 'accidents']),
          publishedAt: z.iso.datetime(),
        }),
      ),
    }),
  ),
})

/** What Strapi adds to an entry, and what it answers for a theme or a file. */
const added = { documentId: 'abc', updatedAt: '2026-01-01T00:00:00.000Z', slug: 'adresse' }
const media = { url: '/uploads/fichier', name: 'fichier', mime: 'application/pdf', size: 1 }
const asTheme = (slug: string) => ({ slug, name: slug })

let folder = ''
beforeAll(async () => {
  folder = await makeDemo()
})
afterAll(() => rm(folder, { recursive: true }))

describe('contents', () => {
  test('the three themes of the manual are there, with the service that answers', async () => {
    const entries = themes.parse(await readJson(folder, 'cms', 'themes.json'))
    expect(entries.map(({ name }) => name)).toEqual(['Cotisation', 'Déclaration', 'Accidents'])
    for (const entry of entries) themeSchema.parse({ ...added, ...entry })
  })

  test('every news is one that the site can show', async () => {
    const entries = news.parse(await readJson(folder, 'cms', 'news.json'))
    expect(entries.length).toBeGreaterThanOrEqual(14)
    for (const entry of entries) {
      const domains = entry.domains.map(asTheme)
      newsSchema.parse({ ...added, ...entry, domains, picture: entry.picture && media })
    }
    expect(entries.filter(({ reserved }) => reserved)).toHaveLength(2)
  })

  test('the news are spread over the last fourteen months, newest first', async () => {
    const entries = news.parse(await readJson(folder, 'cms', 'news.json'))
    const ages = entries.map(
      ({ publicationDate }) => (Date.now() - Date.parse(publicationDate)) / DAY_MS,
    )
    expect(ages).toEqual(ages.toSorted((a, b) => a - b))
    expect(ages[0]).toBeGreaterThan(0)
    expect(ages[0]).toBeLessThan(7)
    expect(ages.at(-1)).toBeGreaterThan(365)
    expect(ages.at(-1)).toBeLessThan(430)
  })

  test('pictures are light and described', async () => {
    const entries = news.parse(await readJson(folder, 'cms', 'news.json'))
    const pictures = entries.flatMap(({ picture }) => picture ?? [])
    expect(pictures.length).toBeGreaterThanOrEqual(6)
    for (const { path, alternativeText } of pictures) {
      expect(alternativeText).toBeTruthy()
      expect((await stat(join(folder, 'cms', path))).size).toBeLessThan(40 * 1024)
    }
  })

  test('every theme has frequent questions that the site can show', async () => {
    const entries = questions.parse(await readJson(folder, 'cms', 'faq.json'))
    expect(entries.length).toBeGreaterThanOrEqual(18)
    for (const entry of entries) {
      faqEntrySchema.parse({ ...added, ...entry, theme: asTheme(entry.theme) })
    }
    expect(new Set(entries.map(({ theme }) => theme)).size).toBe(3)
  })

  test('each theme has an answer template, and none asks for what the desk does not know', async () => {
    const entries = templates.parse(await readJson(folder, 'cms', 'answer-templates.json'))
    expect(entries).toHaveLength(6)
    for (const entry of entries) {
      answerTemplateSchema.parse({ ...added, ...entry, theme: entry.theme && asTheme(entry.theme) })
      expect(unknownPlaceholders(entry.text)).toEqual([])
    }
    expect(new Set(entries.map(({ theme }) => theme ?? 'tous')).size).toBe(4)
  })

  test('each theme has a deadline, and all together come back in each way but one', async () => {
    const entries = deadlines.parse(await readJson(folder, 'cms', 'deadlines.json'))
    const read = entries.map((entry) =>
      deadlineEntrySchema.parse({ ...added, ...entry, theme: asTheme(entry.theme) }),
    )
    expect(new Set(entries.map(({ theme }) => theme)).size).toBe(3)
    const returning = ['chaque année', 'chaque mois', 'chaque trimestre']
    expect([...new Set(read.map(({ repeats }) => repeats))].toSorted()).toEqual(returning)
  })

  test('links of the texts lead to forms that exist', async () => {
    const slugs = forms.parse(await readJson(folder, 'cms', 'forms.json')).map(({ slug }) => slug)
    const texts = await Promise.all(
      ['news', 'faq'].map((name) => readFile(join(folder, 'cms', `${name}.json`), 'utf8')),
    )
    const linked = [...texts.join('').matchAll(/\/formulaires\/([a-z-]+)\.pdf/g)]
    expect(linked.length).toBeGreaterThan(0)
    for (const [, slug] of linked) expect(slugs).toContain(slug)
  })
})

describe('blank forms', () => {
  test('there are six, each a fillable PDF whose fields are named for assistive technologies', async () => {
    const entries = forms.parse(await readJson(folder, 'cms', 'forms.json'))
    expect(entries).toHaveLength(6)
    for (const entry of entries) {
      formSchema.parse({ ...added, ...entry, theme: asTheme(entry.theme), file: media })
      const pdf = await PDFDocument.load(await readFile(join(folder, 'cms', entry.file.path)))
      const fields = pdf.getForm().getFields()
      const names = fields.map((field) => field.getName())
      expect(names).toEqual(expect.arrayContaining(['siret', 'raison_sociale', 'adresse']))
      expect(fields.filter((field) => !field.acroField.dict.has(PDFName.of('TU')))).toEqual([])
      expect(pdf.catalog.has(PDFName.of('StructTreeRoot'))).toBe(true)
    }
  })

  test('they use each kind of field at least once', async () => {
    const entries = forms.parse(await readJson(folder, 'cms', 'forms.json'))
    const pdfs = await Promise.all(
      entries.map(async (entry) =>
        PDFDocument.load(await readFile(join(folder, 'cms', entry.file.path))),
      ),
    )
    const fields = pdfs.flatMap((pdf) => pdf.getForm().getFields())
    for (const kind of [PDFTextField, PDFCheckBox, PDFRadioGroup, PDFDropdown, PDFOptionList]) {
      expect(fields.some((field) => field instanceof kind)).toBe(true)
    }
    const texts = fields.filter((field) => field instanceof PDFTextField)
    const siret = texts.filter((field) => field.getName() === 'siret')
    expect(siret.map((field) => [field.isCombed(), field.getMaxLength()])).toEqual(
      siret.map(() => [true, 14]),
    )
    expect(texts.some((field) => field.isMultiline())).toBe(true)
    expect(texts.some((field) => field.isRequired())).toBe(true)
  })
})

describe('employers', () => {
  test('three fictional employers have eight titles each, and documents of several kinds', async () => {
    const demo = employers.parse(await readJson(folder, 'api', 'employers.json'))
    expect(demo.employers.map(({ titles }) => titles.length)).toEqual([8, 8, 8])
    const [first, second, third] = demo.employers.map(({ documents }) => documents.length)
    expect(first).toBeGreaterThanOrEqual(5)
    expect(second).toBeGreaterThanOrEqual(5)
    expect(third).toBe(2)
    const kinds = demo.employers.flatMap(({ documents }) => documents.map(({ kind }) => kind))
    expect(new Set(kinds).size).toBeGreaterThanOrEqual(4)
  })

  test('another one, without account, has titles that its first connection asks about', async () => {
    const { newcomers } = employers.parse(await readJson(folder, 'api', 'employers.json'))
    expect(newcomers.map(({ titles }) => titles.length)).toEqual([8])
  })

  test('no code is trivial', async () => {
    const demo = employers.parse(await readJson(folder, 'api', 'employers.json'))
    for (const { code, siret } of demo.employers) {
      expect(new Set(code).size).toBeGreaterThan(3)
      expect('01234567890 09876543210').not.toContain(code.slice(0, 4))
      expect(siret).not.toContain(code)
      expect(code).not.toMatch(/^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])/)
    }
  })

  test.each(['2027-01-02', '2026-04-08', '2026-11-30'])(
    'on %s no document is of the future, and each names a file that is there',
    async (day) => {
      const other = await makeDemo(day)
      const demo = employers.parse(await readJson(other, 'api', 'employers.json'))
      for (const { documents, titles } of demo.employers) {
        for (const { file: path, publishedAt } of documents) {
          expect(Date.parse(publishedAt)).toBeLessThan(Date.parse(day) + DAY_MS)
          expect(existsSync(join(other, 'api', 'documents', path))).toBe(true)
        }
        for (const { issuedOn } of titles) {
          expect(Date.parse(issuedOn)).toBeLessThan(Date.parse(day))
        }
      }
      await rm(other, { recursive: true })
    },
  )
})
