import type { FormSpecification } from './draw-form.ts'
import { employer, signature } from './sections.ts'

const service = 'Service Cotisations des employeurs'

export const paymentPlan: FormSpecification = {
  service,
  introduction:
    'Ce formulaire vous permet de demander l’étalement d’une échéance. Transmettez-le avant la date limite de paiement, depuis votre espace personnel, avec le thème Cotisation.',
  sections: [
    employer,
    {
      title: 'La dette',
      rows: [
        [
          {
            kind: 'text',
            name: 'titre_numero',
            label: 'Numéro du titre de cotisation',
            width: 5,
            required: true,
          },
          {
            kind: 'text',
            name: 'trimestre',
            label: 'Trimestre concerné',
            width: 4,
            required: true,
          },
          {
            kind: 'number',
            name: 'montant',
            label: 'Montant dû (€)',
            hint: 'en euros, par exemple 1250,50',
            width: 3,
            required: true,
          },
        ],
        [
          {
            kind: 'radio',
            name: 'part_salariale',
            label: 'La part salariale est-elle payée ?',
            options: ['Oui', 'Non', 'En partie'],
            required: true,
          },
        ],
      ],
    },
    {
      title: 'L’échéancier demandé',
      rows: [
        [
          {
            kind: 'list',
            name: 'nombre_mensualites',
            label: 'Nombre de mensualités',
            width: 4,
            options: ['3', '4', '6', '9', '12'],
            required: true,
          },
          {
            kind: 'date',
            name: 'premiere_mensualite',
            label: 'Première mensualité le',
            hint: 'JJ/MM/AAAA',
            width: 4,
          },
          {
            kind: 'list',
            name: 'mode_paiement',
            label: 'Mode de paiement',
            width: 4,
            options: ['Prélèvement', 'Virement'],
          },
        ],
        [
          {
            kind: 'multiline',
            name: 'motif',
            label: 'Motif de la demande',
            lines: 4,
            required: true,
          },
        ],
      ],
    },
    signature,
  ],
  attachments: [
    'Situation de trésorerie datée de moins d’un mois.',
    'Justificatif de l’événement, s’il y a lieu : avarie, arrêt technique, sinistre.',
  ],
}

export const refund: FormSpecification = {
  service,
  introduction:
    'Ce formulaire sert à demander par virement le remboursement de cotisations payées en trop. Corrigez d’abord la déclaration qui a causé l’erreur.',
  sections: [
    employer,
    {
      title: 'Les cotisations payées en trop',
      rows: [
        [
          {
            kind: 'text',
            name: 'titre_numero',
            label: 'Numéro du titre de cotisation',
            width: 5,
            required: true,
          },
          {
            kind: 'date',
            name: 'date_paiement',
            label: 'Payé le',
            hint: 'JJ/MM/AAAA',
            width: 4,
            required: true,
          },
          {
            kind: 'number',
            name: 'montant',
            label: 'Montant réclamé (€)',
            hint: 'en euros, par exemple 1250,50',
            width: 3,
            required: true,
          },
        ],
        [
          {
            kind: 'radio',
            name: 'cause',
            label: 'Cause du trop-versé',
            options: ['Double paiement', 'Déclaration corrigée', 'Catégorie modifiée', 'Autre'],
            required: true,
          },
        ],
        [{ kind: 'multiline', name: 'explications', label: 'Explications', lines: 3 }],
      ],
    },
    {
      title: 'Le compte à créditer',
      note: 'Le compte doit être ouvert au nom de l’entreprise.',
      rows: [
        [
          {
            kind: 'text',
            name: 'iban',
            label: 'IBAN',
            hint: '27 caractères',
            width: 8,
            maxLength: 34,
            required: true,
          },
          { kind: 'text', name: 'bic', label: 'BIC', width: 4, maxLength: 11 },
        ],
      ],
    },
    signature,
  ],
  attachments: ['Relevé d’identité bancaire au nom de l’entreprise.', 'Preuve du paiement.'],
}
