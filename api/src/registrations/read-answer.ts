import { readAmount, readDate, type ValidationFact } from 'content-types'
import type { ReadFact } from '../registry/index.ts'

/** What was typed, as the register has it; undefined when it is not a fact of this kind. */
export function readAnswer(fact: ValidationFact, typed: string): ReadFact | undefined {
  switch (fact) {
    case 'number': {
      const value = typed.replace(/[\s./\u2010-\u2015-]/g, '').toUpperCase()
      return /^[A-Z0-9]{1,60}$/.test(value) ? { fact, value } : undefined
    }
    case 'date': {
      const value = readDate(typed)
      return value === undefined ? undefined : { fact, value }
    }
    case 'amount': {
      const value = readAmount(typed)
      return value === undefined ? undefined : { fact, value }
    }
  }
}
