/** The parts of Strapi's content-type format that the portal uses, with the French labels beside them. */

interface Common {
  /** Shown to editors above the field. */
  label: string
  /** Shown to editors under the field. */
  hint?: string
  required?: boolean
  /** Strapi's content API leaves it out: only editors see it. */
  private?: true
}

interface TextAttribute extends Common {
  type: 'string' | 'text' | 'email'
  minLength?: number
  maxLength?: number
  default?: string
  regex?: string
}

interface UidAttribute extends Common {
  type: 'uid'
  targetField: string
  maxLength?: number
}

interface EnumerationAttribute extends Common {
  type: 'enumeration'
  enum: readonly string[]
  default?: string
}

interface NumberAttribute extends Common {
  type: 'integer'
  min?: number
  max?: number
  default?: number
}

interface BooleanAttribute extends Common {
  type: 'boolean'
  default?: boolean
}

interface DateAttribute extends Common {
  type: 'datetime' | 'date' | 'time'
  default?: string
}

interface BlocksAttribute extends Common {
  type: 'blocks'
}

interface MediaAttribute extends Common {
  type: 'media'
  multiple: false
  allowedTypes: readonly ('images' | 'files')[]
}

interface RelationAttribute extends Common {
  type: 'relation'
  relation: 'manyToOne' | 'manyToMany'
  target: 'api::theme.theme'
  /** An entry may be published without it; any other relation is checked at publication. */
  optional?: true
}

interface ComponentAttribute extends Common {
  type: 'component'
  repeatable: true
  component: 'forms.field-setting'
  max?: number
}

export type Attribute =
  | TextAttribute
  | UidAttribute
  | EnumerationAttribute
  | NumberAttribute
  | BooleanAttribute
  | DateAttribute
  | BlocksAttribute
  | MediaAttribute
  | RelationAttribute
  | ComponentAttribute

/** Fields that a content repeats; they hold no relation, file or component of their own. */
export interface ComponentDefinition {
  collectionName: string
  info: { displayName: string }
  attributes: Readonly<
    Record<string, TextAttribute | EnumerationAttribute | NumberAttribute | BooleanAttribute>
  >
}

export interface ContentTypeDefinition {
  kind: 'collectionType' | 'singleType'
  collectionName: string
  info: { singularName: string; pluralName: string; displayName: string; description?: string }
  options: { draftAndPublish: boolean }
  pluginOptions?: Readonly<Record<string, { visible: boolean }>>
  attributes: Readonly<Record<string, Attribute>>
}

/** Keeps the literal types of a definition, so that its content type can be inferred from it. */
export function defineContentType<const D extends ContentTypeDefinition>(definition: D): D {
  return definition
}

export function defineComponent<const D extends ComponentDefinition>(definition: D): D {
  return definition
}
