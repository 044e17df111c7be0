import type { Section } from './draw-form.ts'

/** The parts that every form has: who writes, and who signs. */

export const employer: Section = {
  title: 'L’employeur',
  rows: [
    [
      {
        kind: 'comb',
        name: 'siret',
        label: 'SIRET',
        hint: '14 chiffres',
        width: 5,
        maxLength: 14,
        required: true,
      },
      { kind: 'text', name: 'raison_sociale', label: 'Raison sociale', width: 7, required: true },
    ],
    [{ kind: 'multiline', name: 'adresse', label: 'Adresse', lines: 2, required: true }],
    [
      { kind: 'text', name: 'telephone', label: 'Téléphone', width: 4 },
      { kind: 'text', name: 'courriel', label: 'Adresse e-mail', width: 8 },
    ],
  ],
}

export const signature: Section = {
  title: 'Signature',
  rows: [
    [
      {
        kind: 'text',
        name: 'signataire',
        label: 'Nom et qualité du signataire',
        width: 8,
        required: true,
      },
      {
        kind: 'date',
        name: 'date_signature',
        label: 'Fait le',
        hint: 'JJ/MM/AAAA',
        width: 4,
        required: true,
      },
    ],
    [
      {
        kind: 'check',
        name: 'certifie_exact',
        label: 'Je certifie exacts les renseignements portés sur ce formulaire.',
        required: true,
      },
    ],
  ],
}

export const sailor: Section = {
  title: 'Le marin',
  rows: [
    [
      { kind: 'text', name: 'marin_nom', label: 'Nom et prénom', width: 8, required: true },
      {
        kind: 'date',
        name: 'marin_naissance',
        label: 'Date de naissance',
        hint: 'JJ/MM/AAAA',
        width: 4,
      },
    ],
    [
      { kind: 'text', name: 'marin_numero', label: 'Numéro de marin', width: 4, required: true },
      { kind: 'text', name: 'marin_fonction', label: 'Fonction à bord', width: 5, required: true },
      {
        kind: 'list',
        name: 'marin_categorie',
        label: 'Catégorie forfaitaire',
        hint: 'de 1 à 20',
        width: 3,
        options: Array.from({ length: 20 }, (_, index) => String(index + 1)),
      },
    ],
  ],
}

export const ship: Section = {
  title: 'Le navire',
  rows: [
    [
      { kind: 'text', name: 'navire_nom', label: 'Nom du navire', width: 5, required: true },
      {
        kind: 'text',
        name: 'navire_immatriculation',
        label: 'Immatriculation',
        hint: 'quartier compris',
        width: 4,
      },
      {
        kind: 'list',
        name: 'navire_navigation',
        label: 'Genre de navigation',
        width: 3,
        options: [
          'Petite pêche',
          'Pêche côtière',
          'Pêche au large',
          'Cultures marines',
          'Cabotage',
          'Pilotage',
        ],
      },
    ],
  ],
}
