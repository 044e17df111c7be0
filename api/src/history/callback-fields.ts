import {
  addDays,
  addWorkingDays,
  type CallbackSlot,
  callbackSlotSchema,
  type FieldError,
  formatDate,
  isWorkingDay,
  parisDay,
  territoryOfAddress,
} from 'content-types'
import parsePhoneNumber, { type CountryCode } from 'libphonenumber-js/max'
import * as z from 'zod'

/** As typed. */
export interface TypedCallback {
  phone: string
  day: string
  slot: string
}

export interface ReadCallback {
  /** E.164, and as it is read aloud. */
  phone: string
  spokenPhone: string
  day: string
  slot: CallbackSlot
}

/** What was typed, read against the clock of Paris; an error beside each field that is wrong. */
export function readCallback(
  typed: TypedCallback,
  { address, now }: { address: string; now: Date },
): { callback?: ReadCallback; errors: FieldError[] } {
  const number = readPhone(typed.phone)
  const slot = callbackSlotSchema.safeParse(typed.slot).data
  const dayFault = findDayFault(typed.day, { address, now })
  const errors: FieldError[] = []
  if (!number) errors.push({ field: 'phone', message: phoneMessage })
  if (dayFault) errors.push({ field: 'day', message: dayFault })
  if (!slot) errors.push({ field: 'slot', message: 'Choisissez le matin ou l’après-midi.' })
  else if (!dayFault && isOver(slot, typed.day, now)) {
    errors.push({
      field: 'slot',
      message: 'Ce moment est déjà passé\u00a0: choisissez-en un autre.',
    })
  }
  if (!number || !slot || errors.length > 0) return { errors }
  const { number: phone } = number
  return {
    callback: { phone, spokenPhone: number.formatInternational(), day: typed.day, slot },
    errors,
  }
}

const phoneMessage =
  'Indiquez un numéro de téléphone de France ou d’outre-mer, par exemple 02 98 00 00 00 ou ' +
  '+262 692 12 34 56.'

/** France and the territories that share its numbering, where no + is needed. */
const national: readonly CountryCode[] = ['FR', 'GP', 'GF', 'MQ', 'RE', 'YT']
const reached: readonly (CountryCode | undefined)[] = [
  ...national,
  ...(['BL', 'MF', 'PM', 'WF', 'PF', 'NC'] as const),
]
/** Nothing that would cost Enim more than a call. */
const ordinary = ['FIXED_LINE', 'MOBILE', 'FIXED_LINE_OR_MOBILE', 'VOIP']

function readPhone(typed: string) {
  const digits = typed.replace(/[\s\u00a0\u202f]/g, '')
  if (!/^[\d+().-]{6,30}$/.test(digits)) return undefined
  return national
    .map((country) => parsePhoneNumber(digits, { defaultCountry: country, extract: false }))
    .find(
      (number) =>
        number?.isValid() === true &&
        number.ext === undefined &&
        reached.includes(number.country) &&
        ordinary.includes(number.getType() ?? ''),
    )
}

const AHEAD_DAYS = 15
/** Around the end of the year, fifteen days hold fewer working days than a page offers. */
const AHEAD_WORKING_DAYS = 10

function findDayFault(
  day: string,
  { address, now }: { address: string; now: Date },
): string | undefined {
  const today = parisDay(now)
  const territory = territoryOfAddress(address)
  const byWork = addWorkingDays(today, AHEAD_WORKING_DAYS, territory)
  const byDays = addDays(today, AHEAD_DAYS)
  const last = byWork > byDays ? byWork : byDays
  if (!z.iso.date().safeParse(day).success) return 'Choisissez un jour.'
  if (day < today) return 'Ce jour est déjà passé\u00a0: choisissez-en un autre.'
  if (day > last) return `Choisissez un jour jusqu’au ${formatDate(new Date(last))}.`
  if (!isWorkingDay(day, territory)) return 'Ce jour n’est pas ouvré\u00a0: choisissez-en un autre.'
  return undefined
}

/** When the services stop calling, on the clock of Paris. */
const ends: Record<CallbackSlot, string> = { morning: '12:00', afternoon: '17:00' }

const clock = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', timeStyle: 'short' })

function isOver(slot: CallbackSlot, day: string, now: Date): boolean {
  return day === parisDay(now) && clock.format(now) >= ends[slot]
}
