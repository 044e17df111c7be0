import type { FormSpecification } from './draw-form.ts'
import type { Rewording } from './field-settings.ts'
import { employer, sailor, ship, signature } from './sections.ts'

export const accidentsService = 'Service Accidents du travail maritime'

const addedSince = new Set(['lesions_siege', 'evacuation', 'reserves', 'navire_navigation'])

export const accident: FormSpecification = {
  service: accidentsService,
  introduction:
    'À transmettre dans les 48 heures qui suivent le moment où vous avez connaissance de l’accident, même si des pièces manquent encore.',
  sections: [
    employer,
    sailor,
    ship,
    {
      title: 'L’accident',
      rows: [
        [
          {
            kind: 'date',
            name: 'accident_date',
            label: 'Date',
            hint: 'JJ/MM/AAAA',
            width: 3,
            required: true,
          },
          {
            kind: 'text',
            name: 'accident_heure',
            label: 'Heure',
            hint: 'HH:MM',
            width: 2,
            maxLength: 5,
            required: true,
          },
          {
            kind: 'text',
            name: 'accident_lieu',
            label: 'Lieu ou position',
            width: 7,
            required: true,
          },
        ],
        [
          {
            kind: 'radio',
            name: 'accident_nature',
            label: 'Nature',
            options: ['À bord', 'À terre', 'Trajet'],
            width: 6,
            required: true,
          },
          {
            kind: 'list',
            name: 'accident_activite',
            label: 'Activité au moment de l’accident',
            width: 6,
            options: [
              'Pêche ou virage',
              'Tri et manutention',
              'Machine',
              'Conduite',
              'Amarrage',
              'Cuisine et vie à bord',
              'Entretien',
              'Autre',
            ],
          },
        ],
        [
          {
            kind: 'multiline',
            name: 'accident_circonstances',
            label: 'Circonstances détaillées',
            hint: 'tâche en cours, matériel, état de la mer',
            lines: 7,
            required: true,
          },
        ],
        [
          {
            kind: 'choices',
            name: 'lesions_siege',
            label: 'Siège des lésions',
            hint: 'plusieurs choix possibles',
            width: 6,
            options: ['Tête et visage', 'Dos', 'Bras et mains', 'Jambes et pieds', 'Autre'],
          },
          { kind: 'text', name: 'lesions_nature', label: 'Nature des lésions', width: 6 },
        ],
      ],
    },
    {
      title: 'Suites et témoins',
      rows: [
        [
          {
            kind: 'check',
            name: 'arret_travail',
            label: 'L’accident a entraîné un arrêt de travail',
            width: 6,
          },
          {
            kind: 'check',
            name: 'evacuation',
            label: 'Le marin a été débarqué ou évacué',
            width: 6,
          },
        ],
        [
          { kind: 'check', name: 'journal_bord', label: 'Mention au journal de bord', width: 6 },
          { kind: 'check', name: 'reserves', label: 'J’émets des réserves (à joindre)', width: 6 },
        ],
        [{ kind: 'multiline', name: 'temoins', label: 'Témoins : nom et coordonnées', lines: 3 }],
      ],
    },
    signature,
  ],
  attachments: [
    'Certificat médical initial.',
    'Extrait du journal de bord.',
    'Témoignages écrits et réserves motivées, s’il y en a.',
  ],
}

/** What is asked otherwise online than on paper. */
export const accidentReworded: Record<string, Rewording> = {
  accident_date: { label: 'Quel jour l’accident a-t-il eu lieu ?' },
  accident_heure: { label: 'À quelle heure ?', help: 'Heure de bord, HH:MM' },
  accident_lieu: { label: 'Où ?', help: 'Port, quai, ou position en mer' },
  accident_nature: { label: 'L’accident a eu lieu' },
  accident_circonstances: {
    label: 'Que s’est-il passé ?',
    help: 'Tâche en cours, matériel, état de la mer',
  },
  reserves: { hidden: true },
}

/** As the form was three years ago, under its former name. */
export const formerAccident: FormSpecification = {
  ...accident,
  sections: accident.sections.map((section) => ({
    ...section,
    rows: section.rows
      .map((row) => row.filter(({ name }) => !addedSince.has(name)))
      .filter((row) => row.length > 0),
  })),
}
