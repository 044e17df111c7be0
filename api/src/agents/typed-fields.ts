import * as z from 'zod'

/** Beyond any password or code: what is longer is refused before any work. */
const MOST = 500

/** As typed: blanks at its ends are its own. */
export function passwordField(missing: string) {
  return z.string(missing).min(1, missing).max(MOST, 'Ce mot de passe est trop long.')
}

export const codeField = z
  .string('Indiquez le code de votre application.')
  .trim()
  .min(1, 'Indiquez le code de votre application.')
  .max(MOST, 'Ce code est trop long.')
