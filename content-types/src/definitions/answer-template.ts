import { defineContentType } from '../define.ts'

/** What agents begin an answer with; `{reference}` and its like are filled at the desk. */
export const answerTemplate = defineContentType({
  kind: 'collectionType',
  collectionName: 'answer_templates',
  info: {
    singularName: 'answer-template',
    pluralName: 'answer-templates',
    displayName: 'Modèle de réponse',
    description: 'Ce que les agents reprennent dans leurs réponses aux employeurs',
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
      hint: 'Sans thème, le modèle est proposé pour toutes les demandes',
      relation: 'manyToOne',
      target: 'api::theme.theme',
      optional: true,
    },
    text: {
      type: 'text',
      label: 'Texte',
      hint: 'Remplacés au moment de répondre : {reference}, {employeur}, {date}, {service}',
      required: true,
      maxLength: 5_000,
    },
    rank: { type: 'integer', label: 'Ordre dans le thème', min: 1, default: 100 },
  },
})
