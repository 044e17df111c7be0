import { formatSiret, siretSchema } from 'content-types'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const malformed = 'Le SIRET comporte 14 chiffres, par exemple 123 456 782 00010.'
const wrongKey = 'Ce SIRET n’est pas valide : vérifiez chacun de ses 14 chiffres.'

const digit = fc.integer({ min: 0, max: 9 })

/** Thirteen digits and the key that makes them valid; La Poste has a rule of its own. */
const someSiret = fc
  .array(digit, { minLength: 13, maxLength: 13 })
  .map((digits) => digits.join(''))
  .filter((start) => !start.startsWith('356000000'))
  .map((start) => `${start}${luhnKey(start)}`)

describe('a SIRET', () => {
  test('given as an example in the message is accepted', () => {
    const example = /par exemple (.*)\./.exec(malformed)?.[1]
    expect(siretSchema.parse(example)).toBe('12345678200010')
  })

  test('with a right key is accepted', () => {
    fc.assert(fc.property(someSiret, (siret) => void siretSchema.parse(siret)))
  })

  test('with one digit changed is refused', () => {
    fc.assert(
      fc.property(someSiret, fc.nat(13), fc.integer({ min: 1, max: 9 }), (siret, place, shift) => {
        const changed = String((Number(siret[place]) + shift) % 10)
        const typed = siret.slice(0, place) + changed + siret.slice(place + 1)
        fc.pre(!typed.startsWith('356000000'))
        expect(refusals(typed)).toEqual([wrongKey])
      }),
    )
  })

  test('is read through spaces, dots, dashes and no-break spaces', () => {
    const separator = fc.constantFrom('', ' ', '.', '-', '\u00a0', '\u202f', '  ')
    fc.assert(
      fc.property(someSiret, fc.array(separator, { maxLength: 15 }), (siret, separators) => {
        const typed = siret
          .split('')
          .map((each, place) => (separators[place] ?? '') + each)
          .join('')
        expect(siretSchema.parse(` ${typed} `)).toBe(siret)
      }),
    )
  })

  test('that is written by formatSiret is read back', () => {
    expect(formatSiret('12345678200010')).toBe('123 456 782 00010')
    fc.assert(
      fc.property(someSiret, (siret) => {
        expect(siretSchema.parse(formatSiret(siret))).toBe(siret)
      }),
    )
  })

  test.each([
    '',
    '123456782',
    '1234567820001',
    '123456782000100',
    '1234567820001O',
    '١٢٣٤٥٦٧٨٢٠٠٠١٠',
  ])('that is not 14 digits is refused once: « %s »', (typed) => {
    expect(refusals(typed)).toEqual([malformed])
  })

  test('of La Poste is accepted when its digits add up to a multiple of five', () => {
    expect(refusals('35600000049837')).toEqual([])
    expect(refusals('35600000000048')).toEqual([])
    expect(refusals('35600000049838')).toEqual([wrongKey])
  })

  test('of another company does not profit from the rule of La Poste', () => {
    expect(refusals('12345678200020')).toEqual([wrongKey])
  })
})

function refusals(typed: string): string[] {
  return siretSchema.safeParse(typed).error?.issues.map((issue) => issue.message) ?? []
}

/** The Luhn key by trial, so as not to repeat the code's own sum. */
function luhnKey(start: string): number {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]
  const sum = start.split('').reduce((total, each, place) => {
    const value = Number(each)
    return total + (place % 2 === 0 ? (doubled[value] ?? 0) : value)
  }, 0)
  return (10 - (sum % 10)) % 10
}
