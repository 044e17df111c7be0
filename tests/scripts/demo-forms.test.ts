import { warningsOn } from 'content-types'
import { readFormFields } from 'content-types/pdf-form'
import { expect, test } from 'vitest'
import { drawFormerForm, drawForms, fieldSettings } from '../../scripts/demo/pdf/forms/index.ts'

const today = new Date('2026-03-02')

async function fieldsOf(bytes: Uint8Array | undefined) {
  const read = await readFormFields(bytes ?? new Uint8Array())
  if ('unusable' in read) throw new Error(read.unusable)
  return read.fields
}

test('together the blank forms ask for every kind of field', async () => {
  const drawn = [...(await drawForms(today)).values()]
  const fields = (await Promise.all(drawn.map(fieldsOf))).flat()
  expect(new Set(fields.map(({ kind }) => kind))).toEqual(
    new Set(['text', 'multiline', 'date', 'number', 'checkbox', 'radio', 'list', 'choices']),
  )
  expect(fields.filter(({ isComb, maxLength }) => isComb && maxLength === 14)).toHaveLength(6)
})

test('the arranged form names each field of its PDF once, in titled pages', async () => {
  const settings = fieldSettings['declaration-accident'] ?? []
  const fields = await fieldsOf((await drawForms(today)).get('declaration-accident'))
  expect(warningsOn({ fields: [...fields], hasScripts: false }, settings)).toEqual([])
  expect(settings).toHaveLength(fields.length)
  expect([...new Set(settings.map(({ group }) => group))]).toEqual([
    'L’employeur',
    'Le marin',
    'Le navire',
    'L’accident',
    'Suites et témoins',
    'Signature',
  ])
})

test('the former version has most of its fields, under the same names', async () => {
  const names = (await fieldsOf(await drawFormerForm(today))).map(({ name }) => name)
  const current = (await fieldsOf((await drawForms(today)).get('declaration-accident'))).map(
    ({ name }) => name,
  )
  expect(names.filter((name) => !current.includes(name))).toEqual([])
  expect(current.length - names.length).toBe(4)
})
