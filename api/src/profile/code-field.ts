import { limits, type FieldError } from 'content-types'
import * as z from 'zod'

const written = new RegExp(`^\\d{${String(limits.codeDigits)}}$`)

/** What is wrong with how the present code is written; whether it is right is another question. */
export function findCodeFieldError(code: string, field = 'code'): FieldError | undefined {
  if (code === '') return { field, message: 'Indiquez votre mot de passe actuel.' }
  if (written.test(code)) return undefined
  return {
    field,
    message: `Le mot de passe est composé de ${String(limits.codeDigits)} chiffres.`,
  }
}

/** The present code, where it is always asked. */
export const presentCodeField = z
  .string('Indiquez votre mot de passe actuel.')
  .superRefine((code, context) => {
    const error = findCodeFieldError(code)
    if (error) context.addIssue({ code: 'custom', message: error.message })
  })
