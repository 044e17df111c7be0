import { limits, type FieldError } from 'content-types'
import * as z from 'zod'
import {
  emailField,
  findNewCodeErrors,
  mobileField,
  newCodeFields,
  type CodeOwner,
} from '../accounts/index.ts'
import { refusedFields } from './problems.ts'

const NAME_LENGTH = 40

const detailsSchema = z
  .object({
    firstName: nameField('votre prénom'),
    lastName: nameField('votre nom'),
    email: emailField,
    mobile: mobileField.optional().transform((mobile) => mobile ?? null),
    ...newCodeFields,
    notifications: z.boolean('Cochez la case, ou laissez-la vide.'),
    dataNotice: z.literal(
      true,
      'Vous devez avoir lu comment vos données personnelles sont utilisées : lisez-le, puis cochez la case.',
    ),
  })
  .refine(
    ({ firstName, lastName }) => `${firstName} ${lastName}`.length <= limits.holderNameLength,
    {
      path: ['lastName'],
      message: `Le prénom et le nom comptent ensemble ${limits.holderNameLength} caractères au plus.`,
    },
  )
  .transform(({ firstName, lastName, ...others }) => ({
    ...others,
    holder: `${firstName} ${lastName}`,
  }))

export type Details = z.infer<typeof detailsSchema>

/** Every fault of the form at once, one sentence a field. */
export function readDetails(typed: unknown, siret: string): Details {
  const parsed = detailsSchema.safeParse(typed)
  const faults: FieldError[] = (parsed.error?.issues ?? []).map(({ path, message }) => ({
    field: path.map(String).join('.'),
    message,
  }))
  const { code, codeAgain, mobile } = typedCodeSchema.parse(typed)
  const owner: CodeOwner = { siret, mobile }
  const errors = firstOfEach([...faults, ...findNewCodeErrors({ code, codeAgain }, owner)])
  if (!parsed.success || errors.length > 0) throw refusedFields(errors)
  return parsed.data
}

const typedCodeSchema = z.object({
  code: z.string().catch(''),
  codeAgain: z.string().catch(''),
  mobile: z.string().optional().catch(undefined),
})

function firstOfEach(errors: readonly FieldError[]): FieldError[] {
  return errors.filter(
    ({ field }, rank) => errors.findIndex((other) => other.field === field) === rank,
  )
}

/** As on French identity papers: Latin letters with their accents, spaces, apostrophes, hyphens. */
function nameField(what: string) {
  const message = `Indiquez ${what}, en lettres : ${NAME_LENGTH} caractères au plus.`
  return z
    .string(message)
    .transform((typed) => typed.normalize('NFC').trim().replace(/ +/g, ' '))
    .pipe(
      z
        .string()
        .max(NAME_LENGTH, { message, abort: true })
        .regex(
          /^\p{Script=Latin}(?:[\p{Script=Latin}\p{M} '’-]*[\p{Script=Latin}\p{M}])?$/u,
          message,
        ),
    )
}
