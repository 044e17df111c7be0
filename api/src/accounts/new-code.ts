import { limits, type FieldError } from 'content-types'
import * as z from 'zod'
import { findCodeFault, type CodeOwner } from './code-rules.ts'

const rule = `Votre mot de passe doit être composé de ${limits.codeDigits} chiffres.`
const written = new RegExp(`^\\d{${limits.codeDigits}}$`)

/** The two fields of every form that sets a code; then `findNewCodeErrors`. */
export const newCodeFields = {
  code: z.string(rule).regex(written, rule),
  codeAgain: z
    .string('Confirmez votre mot de passe.')
    .max(100, 'Les deux mots de passe ne sont pas identiques.'),
}

/** What is wrong with a code of six digits, beside each field. */
export function findNewCodeErrors(
  { code, codeAgain }: { code: string; codeAgain: string },
  owner: CodeOwner,
): FieldError[] {
  if (!written.test(code)) return []
  const fault = findCodeFault(code, owner)
  const errors: FieldError[] = fault === undefined ? [] : [{ field: 'code', message: fault }]
  if (code !== codeAgain) {
    errors.push({
      field: 'codeAgain',
      message: 'Les deux mots de passe ne sont pas identiques.',
    })
  }
  return errors
}
