import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readFormFields } from 'content-types/pdf-form'
import { expect, test } from 'vitest'
import { drawForms } from '../../../scripts/demo/pdf/forms/index.ts'
import { makeBlankForm } from '../../support/blank-forms.ts'

async function fieldsOf(bytes: Uint8Array) {
  const read = await readFormFields(bytes)
  if ('unusable' in read) throw new Error(read.unusable)
  return read.fields
}

test('fields are read page by page, from top to bottom and left to right', async () => {
  const fields = await fieldsOf(await makeBlankForm())
  expect(fields.map(({ page, name, kind }) => [page, name, kind])).toEqual([
    [0, 'raison_sociale', 'text'],
    [0, 'siret', 'text'],
    [0, 'adresse', 'multiline'],
    [0, 'echeance', 'date'],
    [0, 'date_signature', 'date'],
    [0, 'somme', 'number'],
    [1, 'nature', 'radio'],
    [1, 'mensualites', 'list'],
    [1, 'pieces', 'choices'],
    [1, 'certifie', 'checkbox'],
  ])
})

test('a field is described as its PDF describes it', async () => {
  const fields = new Map((await fieldsOf(await makeBlankForm())).map((one) => [one.name, one]))
  expect(fields.get('siret')).toMatchObject({
    label: 'SIRET',
    required: true,
    maxLength: 14,
    isComb: true,
    fact: 'siret',
  })
  expect(fields.get('raison_sociale')).toMatchObject({ label: 'Raison sociale', required: false })
  expect(fields.get('adresse')).toMatchObject({ label: 'Adresse', fact: 'address' })
  expect(fields.get('date_signature')).toMatchObject({
    label: 'Fait le',
    help: 'JJ/MM/AAAA',
    maxLength: null,
    fact: 'today',
  })
  expect(fields.get('mensualites')?.options).toEqual([
    { value: '3', label: 'Trois mois' },
    { value: '6', label: 'Six mois' },
  ])
  expect(fields.get('nature')?.options.map(({ value }) => value)).toEqual([
    'Première demande',
    'Renouvellement',
  ])
})

test('the forms of the demo are all fillable, and their employer is recognised', async () => {
  for (const [slug, bytes] of await drawForms(new Date('2026-01-05'))) {
    const facts = (await fieldsOf(bytes)).flatMap(({ fact }) => fact ?? [])
    const all = ['address', 'email', 'holder', 'mobile', 'name', 'siret', 'today']
    expect([slug, ...facts.sort()]).toEqual([slug, ...all])
  }
})

test('a PDF says whether it holds scripts, wherever they hang', async () => {
  const [demo] = (await drawForms(new Date('2026-01-05'))).values()
  expect(await readFormFields(await makeBlankForm())).toMatchObject({ hasScripts: true })
  expect(await readFormFields(demo ?? new Uint8Array())).toMatchObject({ hasScripts: false })
})

test('a form made with LibreOffice is read', async () => {
  const path = join(import.meta.dirname, '../../fixtures/forms/libreoffice.pdf')
  const fields = await fieldsOf(await readFile(path))
  expect(fields.map(({ kind, label }) => [kind, label])).toEqual([
    ['text', 'Nom du navire'],
    ['text', 'Siret'],
    ['checkbox', 'Accord'],
    ['radio', 'Zone'],
    ['list', 'Genre'],
    ['multiline', 'Observations'],
  ])
})
