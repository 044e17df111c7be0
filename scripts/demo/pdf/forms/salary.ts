import { accidentsService } from './accidents.ts'
import type { FormSpecification } from './draw-form.ts'
import { employer, sailor, signature } from './sections.ts'

export const salary: FormSpecification = {
  service: accidentsService,
  introduction:
    'Cette attestation sert à calculer les indemnités journalières. Remplissez-la dès le premier jour d’arrêt de travail.',
  sections: [
    employer,
    sailor,
    {
      title: 'L’arrêt de travail',
      rows: [
        [
          {
            kind: 'radio',
            name: 'arret_motif',
            label: 'Motif',
            options: ['Accident du travail maritime', 'Maladie en cours de navigation', 'Rechute'],
            required: true,
          },
        ],
        [
          {
            kind: 'date',
            name: 'dernier_jour',
            label: 'Dernier jour travaillé',
            hint: 'JJ/MM/AAAA',
            width: 4,
            required: true,
          },
          {
            kind: 'date',
            name: 'arret_debut',
            label: 'Premier jour d’arrêt',
            hint: 'JJ/MM/AAAA',
            width: 4,
            required: true,
          },
          {
            kind: 'date',
            name: 'reprise',
            label: 'Reprise, si elle est connue',
            hint: 'JJ/MM/AAAA',
            width: 4,
          },
        ],
      ],
    },
    {
      title: 'Le salaire et la subrogation',
      rows: [
        [
          {
            kind: 'text',
            name: 'salaire_forfaitaire',
            label: 'Salaire forfaitaire journalier (€)',
            width: 4,
            required: true,
          },
          {
            kind: 'text',
            name: 'salaire_reel',
            label: 'Salaire brut du dernier mois (€)',
            width: 4,
          },
          {
            kind: 'list',
            name: 'remuneration',
            label: 'Mode de rémunération',
            width: 4,
            options: ['Fixe', 'À la part', 'Mixte'],
          },
        ],
        [
          {
            kind: 'check',
            name: 'subrogation',
            label:
              'Je maintiens le salaire et demande le versement des indemnités à l’employeur (subrogation).',
          },
        ],
        [
          {
            kind: 'date',
            name: 'subrogation_du',
            label: 'Maintien du',
            hint: 'JJ/MM/AAAA',
            width: 3,
          },
          {
            kind: 'date',
            name: 'subrogation_au',
            label: 'au',
            hint: 'fin du maintien, JJ/MM/AAAA',
            width: 3,
          },
          { kind: 'text', name: 'iban', label: 'IBAN de l’employeur', width: 6, maxLength: 34 },
        ],
        [{ kind: 'multiline', name: 'observations', label: 'Observations', lines: 4 }],
      ],
    },
    signature,
  ],
  attachments: ['Avis d’arrêt de travail.', 'Relevé d’identité bancaire en cas de subrogation.'],
}
