import type { FillableForm, FormField } from 'content-types'
import { session } from '../../support/fake-api.ts'
import type { Visitor } from '../../support/visitor.ts'

export const slug = 'declaration-d-accident'
export const pages = `/espace/remplir/${slug}` as const
const savedAt = '2026-11-23T13:02:00.000Z'

export function makeField(wanted: Partial<FormField> & { name: string }): FormField {
  return {
    kind: 'text',
    label: wanted.name,
    help: '',
    required: false,
    maxLength: null,
    isComb: false,
    options: [],
    fact: null,
    ...wanted,
  }
}

const ports = [
  { value: 'brest', label: 'Brest' },
  { value: 'papeete', label: 'Papeete' },
]

/** A field of each kind, on two pages. */
export function makeForm(wanted: Partial<FillableForm> = {}): FillableForm {
  return {
    slug,
    title: 'Déclaration d’accident',
    version: '2026-01',
    theme: { slug: 'accidents', name: 'Accidents' },
    groups: [
      {
        title: 'Employeur',
        fields: [
          makeField({
            name: 'N° SIRET',
            label: 'Numéro de SIRET',
            isComb: true,
            maxLength: 14,
            required: true,
            fact: 'siret',
          }),
          makeField({ name: 'mel', label: 'Adresse e-mail', fact: 'email' }),
          makeField({ name: 'Récit', kind: 'multiline', label: 'Récit', maxLength: 500 }),
        ],
      },
      {
        title: 'Accident',
        fields: [
          makeField({ name: 'jour', kind: 'date', label: 'Date de l’accident', required: true }),
          makeField({ name: 'salaire', kind: 'number', label: 'Salaire', help: 'Brut.' }),
          makeField({ name: 'témoin', kind: 'checkbox', label: 'Un témoin était présent' }),
          makeField({ name: 'port', kind: 'radio', label: 'Port', options: ports }),
          makeField({ name: 'escale', kind: 'list', label: 'Escale', options: ports }),
          makeField({ name: 'zones', kind: 'choices', label: 'Zones', options: ports }),
        ],
      },
    ],
    answers: { 'N° SIRET': '90000000100017' },
    savedAt,
    carriedFrom: null,
    ...wanted,
  }
}

/** Someone who is logged in and opens this form. */
export function openForm(visitor: Visitor, form: FillableForm = makeForm()): void {
  visitor.reset()
  visitor.cookies.set('__Host-session', 'alize')
  visitor.answers = {
    'GET /api/session': { status: 200, body: session },
    [`GET /api/forms/${slug}`]: { status: 200, body: form },
    [`PUT /api/forms/${slug}/answers`]: {
      status: 200,
      body: { savedAt: '2026-11-23T13:10:00.000Z' },
    },
    [`POST /api/forms/${slug}/review`]: { status: 200, body: {} },
    [`POST /api/forms/${slug}/answers/removal`]: { status: 200, body: {} },
  }
}
