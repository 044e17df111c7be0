import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/mobile'

/** Where a number without its country code is dialled from: these plans share their ten digits. */
const plans: readonly CountryCode[] = ['FR', 'GP', 'MQ', 'GF', 'RE', 'YT']

/** E.164, such as +33612345678; undefined for what is no mobile number. */
export function readMobile(typed: string): string | undefined {
  for (const defaultCountry of plans) {
    const number = parsePhoneNumberFromString(typed, { defaultCountry, extract: false })
    if (number?.isValid() && number.getType() === 'MOBILE' && number.ext === undefined) {
      return number.number
    }
  }
  return undefined
}
