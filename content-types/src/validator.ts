import * as z from 'zod'
import { blocksSchema, type Block } from './blocks.ts'
import { components, type Components } from './components.ts'
import type { Attribute, ContentTypeDefinition } from './define.ts'

const mediaSchema = z.object({
  url: z.string(),
  name: z.string(),
  mime: z.string(),
  /** Kilobytes, as Strapi counts them. */
  size: z.number(),
  alternativeText: z.string().nullish(),
  width: z.number().nullish(),
  height: z.number().nullish(),
  /** Replaced files keep their address: this tells them apart. */
  updatedAt: z.string().optional(),
})

/** A theme as other contents refer to it. */
const themeReferenceSchema = z.object({ slug: z.string(), name: z.string() })

export type Media = z.infer<typeof mediaSchema>
export type ThemeReference = z.infer<typeof themeReferenceSchema>

type ValueOf<A extends Attribute> = A extends { type: 'integer' }
  ? number
  : A extends { type: 'boolean' }
    ? boolean
    : A extends { type: 'blocks' }
      ? Block[]
      : A extends { type: 'media' }
        ? Media
        : A extends { relation: 'manyToMany' }
          ? ThemeReference[]
          : A extends { relation: 'manyToOne' }
            ? ThemeReference
            : A extends { component: infer C extends keyof Components }
              ? ValuesOf<Components[C]['attributes']>[]
              : A extends { enum: readonly (infer E)[] }
                ? E
                : string

/** What is always present once published: required fields, addresses, relations and flags. */
type AlwaysPresent =
  | { required: true }
  | { type: 'uid' }
  | { type: 'relation'; optional?: never }
  | { type: 'boolean' }
  | { type: 'component' }

type ValuesOf<Attributes extends Readonly<Record<string, Attribute>>> = {
  -readonly [
    K in keyof Attributes as Attributes[K] extends { private: true } ? never : K
  ]: Attributes[K] extends AlwaysPresent ? ValueOf<Attributes[K]> : ValueOf<Attributes[K]> | null
}

export type ContentOf<D extends ContentTypeDefinition> = {
  documentId: string
  updatedAt: string
} & ValuesOf<D['attributes']>

/**
 * The zod schema of one published entry, as Strapi's REST API answers it with relations populated;
 * `except` names the attributes that were not asked for.
 */
export function validatorOf<D extends ContentTypeDefinition, E extends string = never>(
  definition: D,
  ...except: E[]
): z.ZodType<Omit<ContentOf<D>, E>> {
  const omitted: readonly string[] = except
  const fields = fieldsOf(definition.attributes, omitted)
  return z.object({
    documentId: z.string(),
    updatedAt: z.string(),
    ...fields,
  }) as unknown as z.ZodType<Omit<ContentOf<D>, E>>
}

function fieldsOf(
  attributes: Readonly<Record<string, Attribute>>,
  omitted: readonly string[] = [],
): Record<string, z.ZodType> {
  const asked = Object.entries(attributes).filter(
    ([name, attribute]) => !attribute.private && !omitted.includes(name),
  )
  return Object.fromEntries(
    asked.map(([name, attribute]) => [name, presence(attribute, valueSchema(attribute))]),
  )
}

function valueSchema(attribute: Attribute): z.ZodType {
  switch (attribute.type) {
    case 'string':
    case 'text':
    case 'email':
    case 'uid':
    case 'datetime':
    case 'date':
    case 'time':
      return attribute.required ? z.string().min(1) : z.string()
    case 'enumeration':
      return z.enum(attribute.enum as [string, ...string[]])
    case 'integer':
      return z.number().int()
    case 'boolean':
      return z.boolean().nullish().transform(Boolean)
    case 'blocks':
      return blocksSchema
    case 'media':
      return mediaSchema
    case 'relation':
      return attribute.relation === 'manyToOne'
        ? themeReferenceSchema
        : z.array(themeReferenceSchema).min(1)
    case 'component':
      return z.array(z.object(fieldsOf(components[attribute.component].attributes)))
  }
}

function presence(attribute: Attribute, schema: z.ZodType): z.ZodType {
  if (attribute.required) return schema
  if (attribute.type === 'relation' && attribute.optional) return orNull(schema)
  // Strapi leaves out what it was not asked to populate.
  if (attribute.type === 'component') return schema.nullish().transform((list) => list ?? [])
  if (['uid', 'relation', 'boolean'].includes(attribute.type)) return schema
  return orNull(schema)
}

function orNull(schema: z.ZodType): z.ZodType {
  return schema.nullish().transform((value) => value ?? null)
}
