import { components, definitions, type Attribute, type ContentTypeDefinition } from 'content-types'

/** What editors write, by Strapi's identifiers; what the portal writes by itself is not among them. */
const written: Record<string, ContentTypeDefinition> = Object.fromEntries(
  Object.values(definitions)
    .filter((definition) => definition !== definitions.redirect)
    .map((definition): [string, ContentTypeDefinition] => {
      const { singularName } = definition.info
      return [`api::${singularName}.${singularName}`, definition]
    }),
)

export const writtenKinds = Object.keys(written)

export function isWritten(uid: string): boolean {
  return uid in written
}

/** The kinds that are published apart from being saved. */
export const publishedKinds = writtenKinds.filter((uid) => written[uid]?.options.draftAndPublish)

export function attributesOf(uid: string): Record<string, Attribute> {
  return { ...written[uid]?.attributes }
}

export function componentOf(name: keyof typeof components): Record<string, Attribute> {
  return components[name].attributes
}

export function kindLabel(uid: string): string {
  return written[uid]?.info.displayName ?? uid
}
