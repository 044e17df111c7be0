import parsePhoneNumber, { type CountryCode } from 'libphonenumber-js/mobile'
import * as z from 'zod'
import { mailAddressSchema } from '../platform/mailer.ts'

/**
 * Where ten digits that begin with 06 or 07 may be a mobile: France and its territories that share
 * its numbering. Others are written with their +. The metadata knows mobiles alone.
 */
const countries: readonly CountryCode[] = ['FR', 'GP', 'GF', 'MQ', 'RE', 'YT']

const emailMessage = 'Indiquez une seule adresse e-mail, par exemple nom@exemple.fr.'

/** One address, its domain in lower case. */
export const emailField = z
  .string(emailMessage)
  .transform((typed) => typed.trim())
  .pipe(z.string().refine((typed) => mailAddressSchema.safeParse(typed).success, emailMessage))
  .transform((address) => {
    const at = address.lastIndexOf('@')
    return address.slice(0, at) + address.slice(at).toLowerCase()
  })

const mobileMessage =
  'Indiquez un numéro de téléphone mobile, par exemple 06 12 34 56 78 ou +262 692 12 34 56.'

/** A mobile as E.164 (+33612345678); nothing for an empty field. */
export const mobileField = z.string(mobileMessage).transform((typed, context) => {
  if (typed.trim() === '') return null
  const mobile = readMobile(typed)
  if (mobile !== undefined) return mobile
  context.addIssue({ code: 'custom', message: mobileMessage })
  return z.NEVER
})

function readMobile(typed: string): string | undefined {
  if (!/^[\d\s+().-]{6,30}$/.test(typed)) return undefined
  const digits = typed.replace(/\s/g, '')
  return countries
    .map((country) => parsePhoneNumber(digits, { defaultCountry: country, extract: false }))
    .find((number) => number?.isValid())?.number
}
