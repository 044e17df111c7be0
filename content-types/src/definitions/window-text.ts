import { defineContentType } from '../define.ts'
import { windowTextKeys } from '../window-texts.ts'

/** The words of one window or confirmation; without an entry, the portal shows its own. */
export const windowText = defineContentType({
  kind: 'collectionType',
  collectionName: 'window_texts',
  info: {
    singularName: 'window-text',
    pluralName: 'window-texts',
    displayName: 'Texte de fenêtre',
    description: 'Ce que disent les fenêtres et les confirmations du portail',
  },
  options: { draftAndPublish: false },
  attributes: {
    key: {
      type: 'enumeration',
      label: 'Fenêtre',
      hint: 'Un seul texte par fenêtre',
      enum: windowTextKeys,
      required: true,
    },
    title: { type: 'string', label: 'Titre', required: true, maxLength: 140 },
    body: {
      type: 'text',
      label: 'Texte',
      hint: 'Une ligne vide sépare les paragraphes',
      required: true,
      maxLength: 1_000,
    },
  },
})
