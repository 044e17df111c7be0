import { defineContentType } from '../define.ts'

export const news = defineContentType({
  kind: 'collectionType',
  collectionName: 'news_articles',
  info: {
    singularName: 'news-article',
    pluralName: 'news-articles',
    displayName: 'Actualité',
    description: 'Les actualités du portail, de la plus récente à la plus ancienne',
  },
  options: { draftAndPublish: true },
  attributes: {
    title: { type: 'string', label: 'Titre', required: true, maxLength: 140 },
    slug: {
      type: 'uid',
      label: 'Adresse',
      hint: 'Remplie d’après le titre si elle est laissée vide',
      targetField: 'title',
      maxLength: 160,
    },
    summary: {
      type: 'text',
      label: 'Résumé',
      hint: 'Une ou deux phrases, affichées dans les listes',
      required: true,
      maxLength: 320,
    },
    domains: {
      type: 'relation',
      label: 'Domaines',
      hint: 'Au moins un',
      relation: 'manyToMany',
      target: 'api::theme.theme',
    },
    body: { type: 'blocks', label: 'Texte', required: true },
    picture: { type: 'media', label: 'Image', multiple: false, allowedTypes: ['images'] },
    publicationDate: {
      type: 'datetime',
      label: 'Date de publication',
      hint: 'Remplie à la première publication si elle est laissée vide',
    },
    reserved: {
      type: 'boolean',
      label: 'Réservé à l’espace personnel',
      default: false,
    },
    publishOn: {
      type: 'datetime',
      label: 'Publier le',
      hint: 'Laissé vide : quand vous appuyez sur « Publier »',
    },
    endsOn: { type: 'datetime', label: 'Retirer le', hint: 'Laissé vide : jamais' },
    reviewOn: {
      type: 'date',
      label: 'À revoir le',
      hint: 'Ce jour-là, l’actualité est rappelée aux rédacteurs',
    },
    byLetter: {
      type: 'boolean',
      label: 'Envoyer par lettre',
      hint: 'Aux abonnés de ses domaines, après la publication',
      default: false,
    },
  },
})
