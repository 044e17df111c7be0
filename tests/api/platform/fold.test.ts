import { describe, expect, test } from 'vitest'
import { accountToken, foldWords, matchOf, serviceToken } from '../../../api/src/platform/fold.ts'

describe('words of a text', () => {
  test.each([
    ['DÉCLARATION à l’étranger', 'declaration etranger'],
    ['Œuvre et cœlacanthe, ægrotat', 'oeuvre coelacanthe aegrotat'],
    ["l'attestation qu’il n'a jusqu’ici", 'attestation il ici'],
    ['aujourd’hui', 'aujourd hui'],
    ['ﬁche n° 12,50 €', 'fiche n 12 50'],
  ])('%s is folded', (text, words) => {
    expect(foldWords(text)).toBe(words)
  })

  test.each([
    ['cotisations', 'cotisation'],
    ['journaux', 'journal'],
    ['bateaux', 'bateau'],
    ['eaux', 'eau'],
    ['tuyaux', 'tuyau'],
    ['travaux', 'travail'],
    ['baux', 'bail'],
    ['bijoux', 'bijou'],
    ['cheveux', 'cheveu'],
  ])('%s is found under its singular', (plural, one) => {
    expect(foldWords(plural)).toBe(one)
    expect(foldWords(one)).toBe(one)
  })

  test('short words and numbers are no plurals', () => {
    expect(foldWords('bus taux 2024 r2s E26-7KQS-M93T')).toBe('bus taux 2024 r2s e26 7kqs m93t')
  })

  test('a SIRET is one number, however it is printed', () => {
    const siret = '12345678900012'
    expect(foldWords('SIRET 123 456 789 00012')).toBe(`siret ${siret}`)
    expect(foldWords('123\u202f456\u00a0789 00012.')).toBe(siret)
  })

  test('folding again changes nothing', () => {
    const once = foldWords('Les journaux de bord des chalutiers, l’œil et 12 baux')
    expect(foldWords(once)).toBe(once)
  })
})

describe('a search', () => {
  test('asks for every word, the last one from its beginning', () => {
    expect(matchOf('Bulletins de sal')).toBe('"bulletin" "sal"*')
  })

  test.each(['', '   ', '« … »', 'l’', '"*"'])('of %j looks for nothing', (words) => {
    expect(matchOf(words)).toBeUndefined()
  })

  test('holds no operator that a person could type', () => {
    expect(matchOf('a" OR words:b* NEAR(c) -d')).toBe('"or" "word" "b" "near" "c" "d"*')
  })

  test('has an end', () => {
    expect(matchOf('mot '.repeat(1_000))?.split(' ')).toHaveLength(12)
  })
})

test('the token of an account is never that of a service', () => {
  expect([accountToken('q8-Zx'), serviceToken('q8-zx')]).toEqual(['aq8Zx', 'sq8zx'])
})
