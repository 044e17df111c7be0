import type { Field } from './fields.ts'
import type { FormSpecification } from './draw-form.ts'
import { employer, sailor, ship, signature } from './sections.ts'

const service = 'Service Déclarations et services de mer'

export const services: FormSpecification = {
  service,
  introduction:
    'Ce formulaire déclare ou rectifie les périodes d’embarquement d’un marin. Remplissez-en un par marin et par navire.',
  sections: [
    employer,
    sailor,
    ship,
    {
      title: 'Les périodes',
      note: 'Une ligne par période. Un changement de fonction ou de catégorie ouvre une nouvelle ligne.',
      rows: [
        [
          {
            kind: 'radio',
            name: 'nature',
            label: 'Il s’agit d’une',
            options: ['Première déclaration', 'Rectification'],
            required: true,
          },
        ],
        ...[1, 2, 3, 4].map(period),
      ],
    },
    {
      title: 'Précisions',
      rows: [
        [{ kind: 'multiline', name: 'precisions', label: 'Raison de la rectification', lines: 4 }],
      ],
    },
    signature,
  ],
  attachments: ['Extrait du registre d’équipage pour une rectification de plus de trois mois.'],
}

export const changes: FormSpecification = {
  service,
  introduction:
    'Signalez dans les trente jours tout changement dans la situation de votre entreprise ou de vos navires.',
  sections: [
    employer,
    {
      title: 'Le changement',
      note: 'Cochez tout ce qui s’applique.',
      rows: [
        [
          { kind: 'check', name: 'change_adresse', label: 'Adresse du siège', width: 6 },
          {
            kind: 'check',
            name: 'change_denomination',
            label: 'Dénomination ou forme juridique',
            width: 6,
          },
        ],
        [
          { kind: 'check', name: 'change_navire', label: 'Achat ou vente d’un navire', width: 6 },
          {
            kind: 'check',
            name: 'change_representant',
            label: 'Représentant de l’entreprise',
            width: 6,
          },
        ],
        [
          { kind: 'check', name: 'change_activite', label: 'Genre de navigation', width: 6 },
          { kind: 'check', name: 'cessation', label: 'Fin d’activité', width: 6 },
        ],
        [
          {
            kind: 'date',
            name: 'date_effet',
            label: 'Date d’effet',
            hint: 'JJ/MM/AAAA',
            width: 4,
            required: true,
          },
          {
            kind: 'list',
            name: 'forme_juridique',
            label: 'Nouvelle forme juridique',
            width: 8,
            options: [
              'Entreprise individuelle',
              'EURL',
              'SARL',
              'SAS',
              'Société de pêche artisanale',
              'Autre',
            ],
          },
        ],
        [
          {
            kind: 'multiline',
            name: 'nouvelle_situation',
            label: 'Nouvelle situation',
            lines: 3,
            required: true,
          },
        ],
      ],
    },
    ship,
    signature,
  ],
  attachments: [
    'Extrait d’immatriculation de moins de trois mois.',
    'Acte de vente ou de francisation pour un navire.',
  ],
}

function period(number: number): Field[] {
  return [
    {
      kind: 'date',
      name: `periode_${number}_du`,
      label: `Période ${number} : du`,
      hint: 'JJ/MM/AAAA',
      width: 3,
    },
    {
      kind: 'date',
      name: `periode_${number}_au`,
      label: 'au',
      hint: `fin de la période ${number}, JJ/MM/AAAA`,
      width: 3,
    },
    {
      kind: 'list',
      name: `periode_${number}_motif`,
      label: 'Motif',
      hint: `de la période ${number}`,
      width: 6,
      options: [
        'Embarquement',
        'Congé payé',
        'Repos à terre',
        'Maladie',
        'Accident',
        'Formation',
        'Absence',
      ],
    },
  ]
}
