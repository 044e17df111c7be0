import * as z from 'zod'

const LA_POSTE_SIREN = '356000000'

/**
 * A SIRET: 14 digits with a Luhn key; La Poste's establishments may instead have a sum of digits
 * that is a multiple of 5. Spaces, dots, dashes and no-break spaces between digits are tolerated.
 * Source: Insee, https://www.insee.fr/fr/metadonnees/definition/c1841
 */
export const siretSchema = z
  .string()
  .transform((typed) => typed.replace(/[\s.\u00a0\u202f-]/g, ''))
  .refine((digits) => /^\d{14}$/.test(digits), {
    message: 'Le SIRET comporte 14 chiffres, par exemple 123 456 782 00010.',
    abort: true,
  })
  .refine(hasValidKey, {
    message: 'Ce SIRET n’est pas valide : vérifiez chacun de ses 14 chiffres.',
  })
  .brand<'Siret'>()

export type Siret = z.infer<typeof siretSchema>

/** « 123 456 782 00010 » */
export function formatSiret(siret: string): string {
  return siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4')
}

function hasValidKey(digits: string): boolean {
  if (luhnSum(digits) % 10 === 0) return true
  return digits.startsWith(LA_POSTE_SIREN) && digitSum(digits) % 5 === 0
}

function luhnSum(digits: string): number {
  const fromTheRight = Array.from(digits, Number).reverse()
  return fromTheRight.reduce((sum, digit, position) => {
    const doubled = digit * (position % 2 === 1 ? 2 : 1)
    return sum + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
}

function digitSum(digits: string): number {
  return Array.from(digits, Number).reduce((sum, digit) => sum + digit, 0)
}
