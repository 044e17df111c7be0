import { systemDescriptionSchema } from 'content-types'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSystemsApp, type SystemsApp } from './support.ts'
import { findFaults, type Json, type JsonObject } from './json-schema.ts'

let system: SystemsApp
let description: JsonObject

beforeAll(async () => {
  system = await openSystemsApp()
  const answer = await system.call('/openapi.json', { headers: { authorization: undefined } })
  expect(answer.status).toBe(200)
  description = (await answer.json()) as JsonObject
})
afterAll(() => system.close())

test('the description is one of OpenAPI 3.1, at the address that systems call', () => {
  expect(description).toMatchObject({
    openapi: '3.1.0',
    servers: [{ url: 'http://localhost:4321/api' }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  })
})

test('the page of the portal can read it', () => {
  expect(systemDescriptionSchema.safeParse(description).error).toBeUndefined()
})

test('every address of the api is described, and none besides', () => {
  const routes = system.app.routes
    .filter(({ path, method }) => path.startsWith('/api/v1/') && method !== 'ALL')
    .filter(({ path }) => path !== '/api/v1/openapi.json')
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
  const described = operations().map(([method, path]) => `${method.toUpperCase()} /api${path}`)
  expect([...new Set(described)].sort()).toEqual([...new Set(routes)].sort())
  expect(described).toHaveLength(4)
})

test('every reference leads somewhere', () => {
  const references = collect(description, '$ref') as string[]
  expect(references.length).toBeGreaterThan(5)
  for (const reference of references)
    expect([reference, resolve(reference)]).not.toContain(undefined)
})

test('every address needs a token, says what happens without, and how it is called', () => {
  for (const [method, path, operation] of operations()) {
    const named = `${method} ${path}`
    expect([named, operation['security']]).toEqual([named, [{ token: [] }]])
    const responses = operation['responses'] as JsonObject
    expect([named, Object.keys(responses)]).toEqual([
      named,
      expect.arrayContaining(['401', '403', '422', '429', '503']),
    ])
    expect([named, operation['x-codeSamples']]).toMatchObject([
      named,
      [
        {
          lang: 'Shell',
          source: expect.stringContaining(`/api${path.split('{')[0] ?? ''}`) as unknown,
        },
      ],
    ])
    expect(operation['summary']).toEqual(expect.any(String))
  }
})

test('every parameter and every field has words and an example that it would take', () => {
  const parameters = collect(description, 'parameters').filter(Array.isArray).flat() as JsonObject[]
  expect(parameters.length).toBeGreaterThan(4)
  for (const parameter of parameters) {
    const schema = parameter['schema'] as JsonObject
    const words = parameter['description'] ?? schema['description']
    expect([parameter['name'], words]).toEqual([parameter['name'], expect.any(String)])
    const example = (parameter['example'] ?? schema['example']) as Json
    expect([parameter['name'], findFaults(schema, example, resolve)]).toEqual([
      parameter['name'],
      [],
    ])
  }
  const fields = Object.entries(
    (resolve('#/components/schemas/Publication') as JsonObject)['properties'] as JsonObject,
  ) as [string, JsonObject][]
  expect(fields.map(([name]) => name)).toEqual(
    expect.arrayContaining(['siret', 'kind', 'theme', 'description', 'date', 'sha256', 'file']),
  )
  for (const [name, field] of fields) {
    expect([name, field['description']]).toEqual([name, expect.any(String)])
    const example = field['example'] ?? ''
    expect([name, findFaults(field, example, resolve)]).toEqual([name, []])
  }
})

test('every example of an answer, and of a webhook, is one by its schema', () => {
  const contents = (collect(description, 'content') as JsonObject[])
    .flatMap((content) => Object.values(content) as JsonObject[])
    .filter((content) => content['example'] !== undefined)
  expect(contents.length).toBeGreaterThan(20)
  for (const { schema, example } of contents) {
    expect(findFaults(schema as JsonObject, example as Json, resolve)).toEqual([])
  }
})

test('an example that its schema refuses is seen', () => {
  const schema = resolve('#/components/schemas/Problem') as JsonObject
  const right = { type: 'x', title: 'x', status: 422, errors: [] }
  expect(findFaults(schema, right, resolve)).toEqual([])
  expect(findFaults(schema, { ...right, status: '422' }, resolve)).toEqual(['/status'])
  expect(findFaults(schema, { ...right, errors: [{ field: 1 }] }, resolve)).not.toEqual([])
})

function operations(): [string, string, JsonObject][] {
  return Object.entries(description['paths'] as JsonObject).flatMap(([path, methods]) =>
    Object.entries(methods as JsonObject).map(
      ([method, operation]): [string, string, JsonObject] => [
        method,
        path,
        operation as JsonObject,
      ],
    ),
  )
}

function resolve(reference: string): Json | undefined {
  return reference
    .split('/')
    .slice(1)
    .reduce<Json | undefined>(
      (value, name) => (value as JsonObject | undefined)?.[name],
      description,
    )
}

/** Every value under that name, however deep. */
function collect(value: Json | undefined, name: string): Json[] {
  if (typeof value !== 'object' || value === null) return []
  const own = Array.isArray(value) ? [] : [value[name]].filter((one) => one !== undefined)
  return [...own, ...Object.values(value).flatMap((one) => collect(one, name))]
}
