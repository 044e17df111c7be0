import { defineContentType } from '../define.ts'

/** Where a content that changed address now is; written by the portal, never by hand. */
export const redirect = defineContentType({
  kind: 'collectionType',
  collectionName: 'redirects',
  info: { singularName: 'redirect', pluralName: 'redirects', displayName: 'Adresse remplacée' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'content-manager': { visible: false },
    'content-type-builder': { visible: false },
  },
  attributes: {
    kind: {
      type: 'enumeration',
      label: 'Nature',
      enum: ['news', 'faq', 'form'],
      required: true,
    },
    from: { type: 'string', label: 'Ancienne adresse', required: true, maxLength: 220 },
    to: { type: 'string', label: 'Nouvelle adresse', required: true, maxLength: 220 },
  },
})
