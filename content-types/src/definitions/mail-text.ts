import { defineContentType } from '../define.ts'
import { mailTextKeys } from '../mail-texts.ts'

/** The words of one mail; without an entry, or with a broken one, the mail leaves in the portal's own. */
export const mailText = defineContentType({
  kind: 'collectionType',
  collectionName: 'mail_texts',
  info: {
    singularName: 'mail-text',
    pluralName: 'mail-texts',
    displayName: 'Texte d’e-mail',
    description: 'Ce que disent les e-mails du portail',
  },
  options: { draftAndPublish: false },
  attributes: {
    key: {
      type: 'enumeration',
      label: 'E-mail',
      hint: 'Un seul texte par e-mail',
      enum: mailTextKeys,
      required: true,
    },
    subject: { type: 'string', label: 'Objet', required: true, maxLength: 140 },
    body: {
      type: 'text',
      label: 'Texte',
      hint: 'Une ligne vide sépare les paragraphes ; {{lien}} et {{details}} tiennent seuls dans le leur',
      required: true,
      maxLength: 4_000,
    },
  },
})
