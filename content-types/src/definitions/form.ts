import { defineContentType } from '../define.ts'

export const form = defineContentType({
  kind: 'collectionType',
  collectionName: 'forms',
  info: {
    singularName: 'form',
    pluralName: 'forms',
    displayName: 'Formulaire',
    description: 'Les formulaires vierges à remplir et à transmettre à l’Enim',
  },
  options: { draftAndPublish: true },
  attributes: {
    title: { type: 'string', label: 'Titre', required: true, maxLength: 140 },
    slug: {
      type: 'uid',
      label: 'Adresse',
      hint: 'Remplie d’après le titre si elle est laissée vide ; ne change plus ensuite',
      targetField: 'title',
      maxLength: 160,
    },
    description: { type: 'text', label: 'Description', required: true, maxLength: 320 },
    theme: {
      type: 'relation',
      label: 'Thème',
      relation: 'manyToOne',
      target: 'api::theme.theme',
    },
    version: {
      type: 'string',
      label: 'Version',
      hint: 'Par exemple : 2026-01',
      required: true,
      maxLength: 20,
    },
    replaces: { type: 'string', label: 'Remplace le', maxLength: 120 },
    file: {
      type: 'media',
      label: 'Fichier PDF remplissable',
      multiple: false,
      allowedTypes: ['files'],
      required: true,
    },
    fieldSettings: {
      type: 'component',
      label: 'Champs à remplir en ligne',
      hint: 'La liste vide est remplie d’après le PDF à l’enregistrement : il reste à l’ordonner et à la reformuler',
      component: 'forms.field-setting',
      repeatable: true,
      max: 300,
    },
  },
})
