import type { FormField } from './form-filling.ts'

export type FormFact = NonNullable<FormField['fact']>

/** What editors choose a fact by, in the settings of a form's field. */
export const factWords = {
  siret: 'SIRET',
  siren: 'SIREN',
  name: 'Raison sociale',
  address: 'Adresse postale',
  email: 'Adresse e-mail',
  mobile: 'Téléphone mobile',
  holder: 'Titulaire du compte',
  today: 'Date du jour',
} as const satisfies Record<FormFact, string>

export type FactWord = (typeof factWords)[FormFact]

/** The fact that a word of the editors stands for. */
export function factOf(word: FactWord): FormFact {
  return facts[word]
}

const facts = Object.fromEntries(
  Object.entries(factWords).map(([fact, word]) => [word, fact]),
) as Record<FactWord, FormFact>
