import { defineContentType } from '../define.ts'

export const pageKeys = [
  'mentions-legales',
  'donnees-personnelles',
  'cookies',
  'accessibilite',
  'modalites-d-utilisation',
  'mode-d-emploi',
  'aide',
] as const

/** A page that the portal always has: its key is its address, editors write what it says. */
export const page = defineContentType({
  kind: 'collectionType',
  collectionName: 'pages',
  info: {
    singularName: 'page',
    pluralName: 'pages',
    displayName: 'Page',
    description: 'Mentions légales, mode d’emploi, aide : une page par adresse',
  },
  options: { draftAndPublish: true },
  attributes: {
    key: {
      type: 'enumeration',
      label: 'Adresse de la page',
      hint: 'Une seule page par adresse',
      enum: pageKeys,
      required: true,
    },
    title: { type: 'string', label: 'Titre', required: true, maxLength: 140 },
    summary: {
      type: 'text',
      label: 'Résumé',
      hint: 'Une ou deux phrases, pour les moteurs de recherche et le plan du site',
      required: true,
      maxLength: 320,
    },
    body: { type: 'blocks', label: 'Texte', required: true },
    publicationDate: {
      type: 'datetime',
      label: 'Date de publication',
      hint: 'Remplie à la première publication si elle est laissée vide',
    },
  },
})
