import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { resolve } from 'node:path'
import { definitions, type ContentTypeDefinition } from 'content-types'
import { describe, expect, test } from 'vitest'

const source = resolve(import.meta.dirname, '../../cms/src')
const types: [string, ContentTypeDefinition][] = Object.entries(definitions)

test('no schema.json exists: Strapi would prefer it to the definitions', async () => {
  expect(await Array.fromAsync(glob('**/schema.json', { cwd: source }))).toEqual([])
})

test('each definition is the schema of one content type of Strapi, and nothing else is', async () => {
  const schemas = await Array.fromAsync(glob('api/*/content-types/*/schema.ts', { cwd: source }))
  const names = types.map(([, { info }]) => info.singularName)
  expect(schemas.toSorted()).toEqual(
    names.map((name) => `api/${name}/content-types/${name}/schema.ts`).toSorted(),
  )
  for (const file of schemas) {
    expect(readFileSync(resolve(source, file), 'utf8')).toContain("'content-types/definitions/")
  }
})

describe.each(types)('%s', (_, { info, attributes }) => {
  test('has a plural that differs from its singular', () => {
    expect(info.pluralName).not.toBe(info.singularName)
  })

  test('takes its address from a field that exists', () => {
    for (const attribute of Object.values(attributes)) {
      if (attribute.type === 'uid') expect(attributes).toHaveProperty(attribute.targetField)
    }
  })

  test('has default values that it accepts', () => {
    for (const attribute of Object.values(attributes)) {
      if (!('default' in attribute)) continue
      if (attribute.type === 'enumeration') expect(attribute.enum).toContain(attribute.default)
      if ('regex' in attribute && attribute.regex) {
        expect(attribute.default).toMatch(new RegExp(attribute.regex))
      }
    }
  })
})
