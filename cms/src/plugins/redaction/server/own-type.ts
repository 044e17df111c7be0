/** A table of the plugin: no address of the content api, no page of the content manager. */
export function ownType(
  { singular, plural, label }: { singular: string; plural: string; label: string },
  attributes: Record<string, object>,
  indexes: { name: string; columns: string[] }[],
) {
  return {
    schema: {
      kind: 'collectionType',
      collectionName: `redaction_${plural.replaceAll('-', '_')}`,
      info: { singularName: singular, pluralName: plural, displayName: label },
      options: { draftAndPublish: false },
      pluginOptions: {
        'content-manager': { visible: false },
        'content-type-builder': { visible: false },
      },
      attributes,
      indexes,
    },
  }
}
