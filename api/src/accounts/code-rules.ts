import { commonCodes } from './common-codes.ts'
import { drawsShape } from './keypad-shapes.ts'

/** Whose numbers are no secret to anybody. */
export interface CodeOwner {
  siret: string
  mobile?: string | null | undefined
}

/**
 * What makes six digits too easy to guess, as a French sentence; undefined when nothing does. The
 * rules refuse a tenth of the million codes: those that people choose first.
 */
export function findCodeFault(code: string, owner: CodeOwner): string | undefined {
  const reason = weaknesses.find(({ isIn }) => isIn(code, owner))?.reason
  return reason && `Ce mot de passe est trop facile à deviner : ${reason}. Choisissez-en un autre.`
}

const weaknesses: readonly { reason: string; isIn: (code: string, owner: CodeOwner) => boolean }[] =
  [
    { reason: 'les mêmes chiffres s’y répètent', isIn: repeatsItself },
    { reason: 'ses chiffres forment une suite', isIn: isSequence },
    { reason: 'il dessine une forme sur un clavier', isIn: drawsShape },
    { reason: 'il ressemble à une date ou à une année', isIn: isDate },
    { reason: 'il est l’un des plus utilisés', isIn: (code) => commonCodes.has(code) },
    { reason: 'il se lit dans votre SIRET', isIn: (code, { siret }) => siret.includes(code) },
    {
      reason: 'il se lit dans votre numéro de téléphone',
      isIn: (code, { mobile }) => mobile?.replace(/\D/g, '').includes(code) ?? false,
    },
  ]

/** 777777, 121212, 123123, 112233, 123321, 455554, 100001. */
function repeatsItself(code: string): boolean {
  return (
    /^(\d{1,3})\1+$|(\d)\2{3}|^(\d)\3(\d)\4(\d)\5$|^(\d)(\d)(\d)\8\7\6$/.test(code) ||
    new Set(code).size < 3
  )
}

/** 123456, 975319, 102030, 142536, 123789, 246135, 100101. */
function isSequence(code: string): boolean {
  const digits = Array.from(code, Number)
  const [odd, even] = [0, 1].map((start) => digits.filter((_, rank) => rank % 2 === start))
  const [left, right] = [digits.slice(0, 3), digits.slice(3)]
  return (
    hasOneStep(digits, 10) ||
    (hasOneStep(odd) && hasOneStep(even)) ||
    (isRun(left) && isRun(right)) ||
    Math.abs(Number(code.slice(0, 3)) - Number(code.slice(3))) === 1
  )
}

/** Each number as far from the one before; with a modulus, 9 is followed by 0. */
function hasOneStep(numbers: number[] = [], modulus = Infinity): boolean {
  const steps = numbers.slice(1).map((number, rank) => number - (numbers[rank] ?? 0))
  return steps.every((step) => {
    const difference = Math.abs(step - (steps[0] ?? 0))
    return difference === 0 || difference === modulus
  })
}

/** Three digits that go up or down by one, two or three. */
function isRun(digits: number[]): boolean {
  const [first = 0, second = 0] = digits
  const step = Math.abs(second - first)
  return hasOneStep(digits, 10) && [1, 2, 3, 7, 8, 9].includes(step)
}

/** 140789, 071489, 890714, 071989, 198907, 198990, 891989. */
function isDate(code: string): boolean {
  const [first = 0, second = 0, third = 0] = [0, 2, 4].map((at) => Number(code.slice(at, at + 2)))
  return (
    isDay(first, second) ||
    isDay(second, first) ||
    isDay(third, second) ||
    isNearYear(Number(code.slice(0, 4)), third) ||
    isNearYear(Number(code.slice(2)), first)
  )
}

const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isDay(day: number, month: number): boolean {
  return day >= 1 && day <= (monthLengths[month - 1] ?? 0)
}

/** A year of a living person with a month, its century, or its own two digits, give or take one. */
function isNearYear(year: number, beside: number): boolean {
  if (year < 1920 || year > 2039) return false
  const isMonth = beside >= 1 && beside <= 12
  return isMonth || beside === Math.floor(year / 100) || Math.abs((year % 100) - beside) <= 1
}
