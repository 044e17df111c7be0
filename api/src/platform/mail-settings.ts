import * as z from 'zod'
import { mailAddressSchema } from './mailer.ts'

/** Where the DNS has the key that every mail is signed with. */
export const dkimKeys = {
  DKIM_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]+$/i, 'doit être un nom de domaine')
    .optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9-]+$/i, 'doit être un sélecteur')
    .optional(),
  DKIM_KEY_FILE: z.string().optional(),
}

const hoursSchema = z
  .string()
  .regex(/^\d{1,2}-\d{1,2}$/, 'doit ressembler à 8-19')
  .transform((typed) => {
    const [from = 0, to = 0] = typed.split('-').map(Number)
    return { from, to }
  })
  // The clocks change between two and three: an hour before five may not be, or be twice.
  .refine(({ from, to }) => from >= 5 && from < to && to <= 24, 'va de 5 heures au plus tôt à 24')

const days = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const

export const letterKeys = {
  LETTER_HOURS: hoursSchema.default({ from: 8, to: 19 }),
  LETTER_DAY: z.enum(days, 'doit être un jour de la semaine').default('mardi'),
  LETTER_DELAY: z.coerce
    .number()
    .int()
    .min(0)
    .max(24 * 60)
    .default(10),
  LETTER_REPLY_TO: mailAddress().optional(),
  LETTER_BOUNCES: mailAddress().optional(),
}

type Env<Keys extends z.ZodRawShape> = z.infer<z.ZodObject<Keys>>

export function toDkim({ DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY_FILE }: Env<typeof dkimKeys>) {
  if (!DKIM_DOMAIN || !DKIM_SELECTOR || !DKIM_KEY_FILE) return undefined
  return { domain: DKIM_DOMAIN, selector: DKIM_SELECTOR, keyFile: DKIM_KEY_FILE }
}

export function toLetters(env: Env<typeof letterKeys>) {
  return {
    /** Hours of Paris; the weekly digest leaves on `weekday`, 1 is Monday. */
    hours: { ...env.LETTER_HOURS, weekday: days.indexOf(env.LETTER_DAY) + 1 },
    /** An editor who sees a mistake has this long to take a news back. */
    delayMs: env.LETTER_DELAY * 60_000,
    /** Where somebody reads the answers. */
    replyTo: env.LETTER_REPLY_TO,
    /** Where what cannot be delivered comes back, with the copy after a « + ». */
    bounces: env.LETTER_BOUNCES,
  }
}

function mailAddress() {
  return z
    .string()
    .refine((typed) => mailAddressSchema.safeParse(typed).success, 'doit être une adresse e-mail')
}
