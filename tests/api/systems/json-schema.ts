export type Json = string | number | boolean | null | Json[] | JsonObject
export interface JsonObject {
  [name: string]: Json
}

type Resolve = (reference: string) => Json | undefined

/** Where a value is not what a JSON Schema says; of the keywords that the description uses. */
export function findFaults(schema: JsonObject, value: Json, resolve: Resolve, at = ''): string[] {
  const { $ref: reference, anyOf, oneOf, allOf } = schema
  if (typeof reference === 'string') {
    return findFaults(resolve(reference) as JsonObject, value, resolve, at)
  }
  const faultsOf = (one: Json) => findFaults(one as JsonObject, value, resolve, at)
  const some = (anyOf ?? oneOf) as Json[] | undefined
  if (some && !some.some((one) => faultsOf(one).length === 0)) return [at]
  const all = ((allOf ?? []) as Json[]).flatMap(faultsOf)
  if (!hasType(schema['type'], value) || !isOneOf(schema, value)) return [...all, at]
  if (typeof value === 'string' && !fits(schema, value)) return [...all, at]
  if (Array.isArray(value)) {
    const items = schema['items'] as JsonObject
    return [
      ...all,
      ...value.flatMap((one, rank) => findFaults(items, one, resolve, `${at}/${String(rank)}`)),
    ]
  }
  if (typeof value !== 'object' || value === null) return all
  return [...all, ...faultsInside(schema, value, resolve, at)]
}

function faultsInside(schema: JsonObject, value: JsonObject, resolve: Resolve, at: string) {
  const properties = (schema['properties'] ?? {}) as JsonObject
  const required = (schema['required'] ?? []) as string[]
  const missing = required.filter((name) => !(name in value)).map((name) => `${at}/${name}`)
  const wrong = Object.entries(value).flatMap(([name, one]) => {
    const property = properties[name] as JsonObject | undefined
    return property ? findFaults(property, one, resolve, `${at}/${name}`) : [`${at}/${name}`]
  })
  return [...missing, ...wrong]
}

function hasType(type: Json | undefined, value: Json): boolean {
  if (type === undefined) return true
  const types = Array.isArray(type) ? type : [type]
  const own = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  if (types.includes('integer') && Number.isInteger(value)) return true
  return types.includes(own)
}

function isOneOf({ enum: values, const: only }: JsonObject, value: Json): boolean {
  if (only !== undefined) return only === value
  return !Array.isArray(values) || values.includes(value)
}

function fits({ pattern, minLength, maxLength, format }: JsonObject, value: string): boolean {
  if (typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value)) return false
  if (typeof minLength === 'number' && value.length < minLength) return false
  if (typeof maxLength === 'number' && value.length > maxLength) return false
  return format !== 'date-time' || !Number.isNaN(Date.parse(value))
}
