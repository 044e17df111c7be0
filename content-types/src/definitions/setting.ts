import { defineContentType } from '../define.ts'

const days = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const

/** What the whole portal shows and editors may change without a developer. */
export const setting = defineContentType({
  kind: 'singleType',
  collectionName: 'settings',
  info: {
    singularName: 'setting',
    pluralName: 'settings',
    displayName: 'Réglages du portail',
  },
  options: { draftAndPublish: false },
  attributes: {
    helpPhone: {
      type: 'string',
      label: 'Numéro d’aide',
      required: true,
      maxLength: 30,
      default: '0 811 701 703',
    },
    helpTariff: {
      type: 'string',
      label: 'Tarif de l’appel',
      required: true,
      maxLength: 80,
      default: 'Service 0,06 € / min + prix appel',
    },
    firstOpenDay: {
      type: 'enumeration',
      label: 'Premier jour d’ouverture',
      enum: days,
      required: true,
      default: 'lundi',
    },
    lastOpenDay: {
      type: 'enumeration',
      label: 'Dernier jour d’ouverture',
      enum: days,
      required: true,
      default: 'vendredi',
    },
    opensAt: {
      type: 'string',
      label: 'Heure d’ouverture',
      hint: 'Heure de Paris, par exemple 09:00',
      required: true,
      regex: '^([01]\\d|2[0-3]):[0-5]\\d$',
      default: '09:00',
    },
    closesAt: {
      type: 'string',
      label: 'Heure de fermeture',
      hint: 'Heure de Paris, par exemple 17:00',
      required: true,
      regex: '^([01]\\d|2[0-3]):[0-5]\\d$',
      default: '17:00',
    },
    banner: {
      type: 'text',
      label: 'Bandeau d’information',
      hint: 'Affiché en haut de chaque page tant qu’il n’est pas vide',
      maxLength: 300,
    },
  },
})
