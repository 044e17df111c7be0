import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { findCodeFault, findNewCodeErrors, newCodeFields } from '../../../api/src/accounts/index.ts'
import { alice, cast } from '../../support/cast.ts'
import { commonestCodes } from './commonest-codes.ts'

const nobody = { siret: '' }

test('a tenth of the million codes is refused, neither less nor more', () => {
  let refused = 0
  for (let number = 0; number < 1_000_000; number++) {
    if (findCodeFault(String(number).padStart(6, '0'), nobody) !== undefined) refused++
  }
  expect(refused).toBeGreaterThanOrEqual(90_000)
  expect(refused).toBeLessThanOrEqual(110_000)
})

test('every six-digit code among the commonest passwords of published lists is refused', () => {
  expect(commonestCodes.length).toBeGreaterThan(180)
  expect(commonestCodes.filter((code) => findCodeFault(code, nobody) === undefined)).toEqual([])
})

test.each([
  ['les mêmes chiffres s’y répètent', '777777 121212 123123 112233 123321 455554 100001 733373'],
  ['ses chiffres forment une suite', '123456 654321 975319 102030 142536 123789 246135 124123'],
  ['il dessine une forme sur un clavier', '147896 159753 951357 139713 125478 159789'],
  ['il ressemble à une date', '140789 071489 890714 290296 071989 198907 198990 891989'],
  ['il est l’un des plus utilisés', '135790 314159 271828 246810'],
])('%s', (reason, codes) => {
  for (const code of codes.split(' ')) {
    expect({ code, fault: findCodeFault(code, nobody) }).toEqual({
      code,
      fault: expect.stringContaining(
        `Ce mot de passe est trop facile à deviner : ${reason}`,
      ) as string,
    })
  }
})

test('a day that no calendar has is no date', () => {
  expect(findCodeFault('320871', nobody)).toBeUndefined()
  expect(findCodeFault('300247', nobody)).toBeUndefined()
})

test('six digits of one’s own SIRET or telephone are refused, those of others are not', () => {
  const owner = { siret: '81930472500046', mobile: '+33 6 83 91 74 05' }
  for (const code of ['819304', '304725', '839174', '917405']) {
    expect(findCodeFault(code, owner)).toContain('il se lit dans votre')
    expect(findCodeFault(code, alice)).toBeUndefined()
  }
  expect(findCodeFault('839174', { siret: alice.siret, mobile: null })).toBeUndefined()
})

test('codes of the cast are good ones, and so are nine of ten drawn at random', () => {
  expect(cast.map(({ code, siret }) => findCodeFault(code, { siret }))).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  const drawn = Array.from({ length: 20_000 }, () => String(randomInt(1_000_000)).padStart(6, '0'))
  const kept = drawn.filter((code) => findCodeFault(code, nobody) === undefined)
  expect(kept.length / drawn.length).toBeGreaterThan(0.88)
})

test('a code and its confirmation are judged beside their own fields', () => {
  const judge = (code: string, codeAgain = code) => findNewCodeErrors({ code, codeAgain }, alice)
  expect(judge('482915')).toEqual([])
  expect(judge('482915', '482916')).toEqual([
    { field: 'codeAgain', message: 'Les deux mots de passe ne sont pas identiques.' },
  ])
  expect(judge('123456', '1').map(({ field }) => field)).toEqual(['code', 'codeAgain'])
})

test.each([
  '',
  '12345',
  '1234567',
  '12345a',
  '12 34 56',
  '１２３４５６',
  '٤٨٢٩١٥',
  '482915\n',
  '🙂',
  482915,
  null,
])('a code written %j is refused with the rule, and only once', (code) => {
  const parsed = z.object(newCodeFields).safeParse({ code, codeAgain: 'x' })
  expect(parsed.error?.issues.map(({ path, message }) => ({ path, message }))).toEqual([
    { path: ['code'], message: 'Votre mot de passe doit être composé de 6 chiffres.' },
  ])
  expect(findNewCodeErrors({ code: String(code), codeAgain: 'x' }, alice).length).toBeLessThan(3)
})
