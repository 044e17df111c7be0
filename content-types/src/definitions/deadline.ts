import { defineContentType } from '../define.ts'

export const repeats = [
  'une seule fois',
  'chaque mois',
  'chaque trimestre',
  'chaque année',
] as const

/** A day by which employers must have done something. */
export const deadline = defineContentType({
  kind: 'collectionType',
  collectionName: 'deadlines',
  info: {
    singularName: 'deadline',
    pluralName: 'deadlines',
    displayName: 'Échéance',
    description: 'Les jours limites des employeurs, montrés dans leur espace et leur agenda',
  },
  options: { draftAndPublish: true },
  attributes: {
    title: { type: 'string', label: 'Titre', required: true, maxLength: 120 },
    slug: {
      type: 'uid',
      label: 'Adresse',
      hint: 'Remplie d’après le titre si elle est laissée vide',
      targetField: 'title',
      maxLength: 140,
    },
    theme: {
      type: 'relation',
      label: 'Thème',
      relation: 'manyToOne',
      target: 'api::theme.theme',
    },
    date: {
      type: 'date',
      label: 'Jour limite',
      hint: 'Le premier, si l’échéance revient ; le 31 devient le dernier jour d’un mois plus court',
      required: true,
    },
    repeats: {
      type: 'enumeration',
      label: 'Revient',
      enum: repeats,
      required: true,
      default: 'une seule fois',
    },
    until: {
      type: 'date',
      label: 'Jusqu’au',
      hint: 'Laissé vide : sans fin',
    },
    postponed: {
      type: 'boolean',
      label: 'Reportée au premier jour ouvrable suivant',
      hint: 'Quand elle tombe un samedi, un dimanche ou un jour férié',
      default: true,
    },
    description: {
      type: 'text',
      label: 'Description',
      hint: 'Ce qu’il faut faire, et comment',
      required: true,
      maxLength: 600,
    },
    link: {
      type: 'string',
      label: 'Lien',
      hint: 'Facultatif ; une page du portail (/espace/…) ou une adresse https://',
      maxLength: 300,
      regex: '^(/(?!/)|https://)[^\\s"<>\\\\]+$',
    },
  },
})
