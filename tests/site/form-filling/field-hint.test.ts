import { expect, test } from 'vitest'
import { hintOf } from '../../../site/src/features/form-filling/field-hint.ts'
import { makeField } from './support/fillable-form.ts'

test.each([
  ['date', '', 'Jour, mois et année, par exemple 03/02/2026.'],
  ['date', 'JJ/MM/AAAA', 'Jour, mois et année, par exemple 03/02/2026.'],
  [
    'date',
    'Du débarquement (jj/mm/aaaa)',
    'Du débarquement. Jour, mois et année, par exemple 03/02/2026.',
  ],
  ['number', '', 'En chiffres, par exemple 1250,50.'],
  ['number', 'Brut.', 'Brut. En chiffres, par exemple 1250,50.'],
  ['number', 'En euros, par exemple 1250,50', 'En euros, par exemple 1250,50'],
  ['list', 'De 1 à 20', 'De 1 à 20'],
  ['text', '', undefined],
] as const)('a %s with the help « %s » is told: %s', (kind, help, hint) => {
  expect(hintOf(makeField({ name: 'a', kind, help }))).toBe(hint)
})

test.each([
  ['', '14 caractères attendus.'],
  ['14 chiffres', '14 chiffres'],
  ['Article 140', 'Article 140. 14 caractères attendus.'],
])('a comb of 14 with the help « %s » is told: %s', (help, hint) => {
  expect(hintOf(makeField({ name: 'a', help, isComb: true, maxLength: 14 }))).toBe(hint)
})

test('a greatest length is counted, not told as an expected one', () => {
  expect(hintOf(makeField({ name: 'a', maxLength: 14 }))).toBeUndefined()
})
