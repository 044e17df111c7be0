import {
  answerTemplateSchema,
  deadlineEntrySchema,
  definitions,
  faqEntrySchema,
  formSchema,
  mailTextSchema,
  newsSchema,
  pageSchema,
  redirectSchema,
  settingSchema,
  themeSchema,
  windowTextSchema,
  type Attribute,
} from 'content-types'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type * as z from 'zod'

const theme = { slug: 'cotisation', name: 'Cotisation' }
const paragraph = { type: 'paragraph', children: [{ type: 'text', text: 'Bonjour.' }] }
const media = { url: '/uploads/quai.png', name: 'quai.png', mime: 'image/png', size: 12.5 }
const common = { documentId: 'abc123', updatedAt: '2026-02-03T13:02:00.000Z' }

/** One published entry of each type, as Strapi answers it. */
const entries = {
  theme: {
    ...common,
    name: 'Cotisation',
    slug: 'cotisation',
    rank: 1,
    serviceName: 'Service des cotisations',
    serviceEmail: 'cotisations@enim.example',
    serviceAddress: '1 quai du Phare, 00000 Port-Fictif',
    servicePhone: '01 99 00 00 00',
    silence: 'sans objet',
    silenceMonths: 2,
    remedies: null,
  },
  news: {
    ...common,
    title: 'Un titre',
    slug: 'un-titre',
    summary: 'Un résumé.',
    domains: [theme],
    body: [paragraph],
    picture: media,
    publicationDate: '2026-02-03T08:00:00.000Z',
    reserved: false,
    publishOn: null,
    endsOn: '2026-06-30T22:00:00.000Z',
    reviewOn: '2026-05-01',
    byLetter: true,
  },
  faqEntry: {
    ...common,
    question: 'Une question ?',
    slug: 'une-question',
    answer: [paragraph],
    theme,
    rank: 10,
  },
  form: {
    ...common,
    title: 'Un formulaire',
    slug: 'un-formulaire',
    description: 'À remplir.',
    theme,
    version: '2026-01',
    replaces: null,
    file: media,
    fieldSettings: [
      { name: 'siret', label: 'SIRET', help: null, group: 'Vous', fact: 'SIRET', hidden: false },
    ],
  },
  answerTemplate: {
    ...common,
    title: 'Un modèle',
    slug: 'un-modele',
    theme,
    text: 'Bonjour, {reference}.',
    rank: 10,
  },
  deadline: {
    ...common,
    title: 'Une échéance',
    slug: 'une-echeance',
    theme,
    date: '2026-01-31',
    repeats: 'chaque mois',
    until: null,
    postponed: true,
    description: 'À faire.',
    link: null,
  },
  page: {
    ...common,
    key: 'aide',
    title: 'Aide',
    summary: 'Un résumé.',
    body: [paragraph],
    publicationDate: null,
  },
  mailText: { ...common, key: 'compte-actif', subject: 'Un objet', body: 'Bonjour,\n\n{{lien}}' },
  windowText: { ...common, key: 'question-transmise', title: 'Un titre', body: 'Une phrase.' },
  redirect: { ...common, kind: 'news', from: 'ancien-titre', to: 'nouveau-titre' },
  setting: {
    ...common,
    helpPhone: '0 811 701 703',
    helpTariff: 'Service 0,06 € / min + prix appel',
    firstOpenDay: 'lundi',
    lastOpenDay: 'vendredi',
    opensAt: '09:00',
    closesAt: '17:00',
    banner: null,
  },
}

type Name = keyof typeof entries

const schemas: Record<Name, z.ZodType> = {
  theme: themeSchema,
  news: newsSchema,
  faqEntry: faqEntrySchema,
  form: formSchema,
  answerTemplate: answerTemplateSchema,
  deadline: deadlineEntrySchema,
  page: pageSchema,
  mailText: mailTextSchema,
  windowText: windowTextSchema,
  redirect: redirectSchema,
  setting: settingSchema,
}

describe.each(Object.keys(entries) as Name[])('an entry of type %s', (name) => {
  const entry: Record<string, unknown> = entries[name]
  const attributes = Object.entries<Attribute>(definitions[name].attributes).filter(
    ([, { private: hidden }]) => !hidden,
  )
  const required = attributes.filter(([, attribute]) => attribute.required)
  const optional = attributes.filter(
    ([, attribute]) => !attribute.required && !isAlwaysPresent(attribute.type),
  )

  test('is read as it is', () => {
    expect(schemas[name].parse(entry)).toEqual(entry)
  })

  test('is refused without a required field', () => {
    for (const [field] of [...required, ['documentId'], ['updatedAt']]) {
      expect(accepts(name, { ...entry, [field]: null })).toBe(false)
      expect(accepts(name, without(entry, field))).toBe(false)
    }
  })

  test('has null for an optional field that Strapi leaves out', () => {
    for (const [field] of optional) {
      expect(schemas[name].parse(without(entry, field))).toMatchObject({ [field]: null })
    }
  })

  test('loses what its definition does not name', () => {
    const answered = { ...entry, id: 7, createdBy: { id: 1 }, locale: null }
    expect(schemas[name].parse(answered)).toEqual(entry)
  })

  test('is refused when a field has another type', () => {
    const fields = fc.constantFrom(...Object.keys(entry))
    const intruders = fc.constantFrom(Symbol('none'), { a: 1 }, [[]], () => 0)
    fc.assert(
      fc.property(fields, intruders, (field, intruder) => {
        expect(accepts(name, { ...entry, [field]: intruder })).toBe(false)
      }),
    )
  })
})

describe('the rules that a type alone does not carry', () => {
  test('a news article has at least one domain', () => {
    expect(accepts('news', { ...entries.news, domains: [] })).toBe(false)
    expect(accepts('news', without(entries.news, 'domains'))).toBe(false)
  })

  test('a question and a form have a theme', () => {
    expect(accepts('faqEntry', { ...entries.faqEntry, theme: null })).toBe(false)
    expect(accepts('form', { ...entries.form, theme: null })).toBe(false)
  })

  test('an answer template may be for every theme', () => {
    const forAll = { ...entries.answerTemplate, theme: null }
    expect(answerTemplateSchema.parse(forAll).theme).toBeNull()
    expect(answerTemplateSchema.parse(without(forAll, 'theme')).theme).toBeNull()
  })

  test('what only editors see of a question never reaches the site', () => {
    const entry = { ...entries.faqEntry, sourceReference: 'ENIM-2026-000123' }
    expect(faqEntrySchema.parse(entry)).not.toHaveProperty('sourceReference')
  })

  test('a flag that was never set is false', () => {
    expect(newsSchema.parse({ ...entries.news, reserved: null }).reserved).toBe(false)
    expect(newsSchema.parse(without(entries.news, 'reserved')).reserved).toBe(false)
  })

  test('a form whose fields were not asked for has no settings; a setting has its field', () => {
    const [setting] = entries.form.fieldSettings
    const form = (settings: unknown[]) => ({ ...entries.form, fieldSettings: settings })
    expect(formSchema.parse(without(entries.form, 'fieldSettings')).fieldSettings).toEqual([])
    expect(accepts('form', form([{ ...setting, name: null }]))).toBe(false)
    expect(accepts('form', form([{ ...setting, fact: 'pointure' }]))).toBe(false)
  })

  test('a required text is not empty', () => {
    expect(accepts('news', { ...entries.news, title: '' })).toBe(false)
    expect(accepts('form', { ...entries.form, version: '' })).toBe(false)
  })

  test('a word outside an enumeration is refused', () => {
    expect(accepts('theme', { ...entries.theme, silence: 'peut-être' })).toBe(false)
    expect(accepts('setting', { ...entries.setting, firstOpenDay: 'Monday' })).toBe(false)
  })

  test('a text made of unknown blocks is refused', () => {
    const intruder = { type: 'html', html: '<script></script>' }
    expect(accepts('news', { ...entries.news, body: [intruder] })).toBe(false)
  })

  test('lists may hold lists', () => {
    const item = { type: 'list-item', children: [{ type: 'text', text: 'Un.' }] }
    const inner = { type: 'list', format: 'ordered', children: [item] }
    const body = [{ type: 'list', format: 'unordered', children: [item, inner] }]
    expect(newsSchema.parse({ ...entries.news, body }).body).toEqual(body)
  })
})

function accepts(name: Name, entry: unknown): boolean {
  return schemas[name].safeParse(entry).success
}

function without(entry: Record<string, unknown>, field: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).filter(([name]) => name !== field))
}

function isAlwaysPresent(type: string): boolean {
  return ['uid', 'relation', 'boolean', 'component'].includes(type)
}
