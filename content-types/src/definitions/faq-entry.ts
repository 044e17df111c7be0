import { defineContentType } from '../define.ts'

export const faqEntry = defineContentType({
  kind: 'collectionType',
  collectionName: 'faq_entries',
  info: {
    singularName: 'faq-entry',
    pluralName: 'faq-entries',
    displayName: 'Question fréquente',
    description: 'Les questions les plus fréquentes, par thème',
  },
  options: { draftAndPublish: true },
  attributes: {
    question: { type: 'string', label: 'Question', required: true, maxLength: 200 },
    slug: {
      type: 'uid',
      label: 'Adresse',
      hint: 'Remplie d’après la question si elle est laissée vide',
      targetField: 'question',
      maxLength: 220,
    },
    answer: { type: 'blocks', label: 'Réponse', required: true },
    theme: {
      type: 'relation',
      label: 'Thème',
      relation: 'manyToOne',
      target: 'api::theme.theme',
    },
    sourceReference: {
      type: 'string',
      label: 'Demande d’origine',
      hint: 'La référence de la demande dont cette réponse est tirée ; jamais montrée sur le site',
      private: true,
      maxLength: 40,
    },
    rank: { type: 'integer', label: 'Ordre dans le thème', min: 1, default: 100 },
  },
})
