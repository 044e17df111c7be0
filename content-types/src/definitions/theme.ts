import { defineContentType } from '../define.ts'

/** A theme is what employers choose; it names the service of Enim that answers. */
export const theme = defineContentType({
  kind: 'collectionType',
  collectionName: 'themes',
  info: {
    singularName: 'theme',
    pluralName: 'themes',
    displayName: 'Thème',
    description: 'Un thème et le service de l’Enim qui en a la charge',
  },
  options: { draftAndPublish: false },
  attributes: {
    name: { type: 'string', label: 'Nom', required: true, maxLength: 60 },
    slug: { type: 'uid', label: 'Adresse', targetField: 'name', required: true },
    rank: { type: 'integer', label: 'Ordre d’affichage', required: true, min: 1, default: 1 },
    serviceName: { type: 'string', label: 'Service', required: true, maxLength: 120 },
    serviceEmail: {
      type: 'email',
      label: 'Adresse e-mail du service',
      hint: 'Reçoit un avis à chaque envoi d’un employeur',
      required: true,
    },
    serviceAddress: { type: 'text', label: 'Adresse postale du service', required: true },
    servicePhone: { type: 'string', label: 'Téléphone du service', required: true, maxLength: 30 },
    silence: {
      type: 'enumeration',
      label: 'Silence vaut',
      hint: 'Sens du silence gardé par l’Enim sur une demande (CRPA, R112-11-1)',
      enum: ['accord', 'rejet', 'sans objet'],
      required: true,
      default: 'sans objet',
    },
    silenceMonths: {
      type: 'integer',
      label: 'Délai du silence, en mois',
      required: true,
      min: 1,
      max: 24,
      default: 2,
    },
    remedies: { type: 'text', label: 'Voies et délais de recours' },
  },
})
