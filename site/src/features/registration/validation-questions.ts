import type { ValidationFact } from 'content-types'

/** How each fact of a titre de cotisation is asked, and how to write it. */
export const validationQuestions: Record<
  ValidationFact,
  { question: string; hint: string; inputmode?: 'decimal' }
> = {
  number: {
    question: 'Quel est le numéro de l’un de vos titres de cotisation\u00a0?',
    hint: 'Tel qu’il est imprimé sur le titre, avec ou sans espaces.',
  },
  date: {
    question: 'Quelle est la date d’émission de l’un de vos titres de cotisation\u00a0?',
    hint: 'Par exemple 03/02/2026 ou 3 février 2026.',
  },
  amount: {
    question: 'Quel est le montant de l’un de vos titres de cotisation\u00a0?',
    hint: 'En euros, par exemple 1\u00a0234,56.',
    inputmode: 'decimal',
  },
}
