import { defineComponent } from '../define.ts'
import { factWords } from '../form-facts.ts'

/** How one field of a fillable PDF is asked for online; the order of the list is the order asked. */
export const fieldSetting = defineComponent({
  collectionName: 'components_forms_field_settings',
  info: { displayName: 'Champ du formulaire' },
  attributes: {
    name: {
      type: 'string',
      label: 'Nom du champ dans le PDF',
      hint: 'Rempli d’après le PDF ; relie cette ligne au champ',
      required: true,
      maxLength: 200,
    },
    label: { type: 'string', label: 'Question posée', maxLength: 200 },
    help: { type: 'string', label: 'Aide', hint: 'Affichée sous la question', maxLength: 300 },
    group: {
      type: 'string',
      label: 'Page',
      hint: 'Les champs de même page sont demandés ensemble, sous ce titre',
      maxLength: 120,
    },
    fact: {
      type: 'enumeration',
      label: 'Rempli d’avance avec',
      hint: 'Une donnée du compte de l’employeur',
      enum: Object.values(factWords),
    },
    hidden: {
      type: 'boolean',
      label: 'Ne pas demander en ligne',
      hint: 'Le champ reste dans le PDF',
      default: false,
    },
  },
})
