import { describe, expect, test } from 'vitest'
import { destinationOf, loginAddress } from '../../../site/src/features/session/destinations.ts'

const key = '0b9a3c1e-5d7f-4a2b-8c6d-1e2f3a4b5c6d'
const after = (query: string) => destinationOf(new URLSearchParams(query))

describe('a login leads back to what was asked for', () => {
  test.each([
    ['/espace', '/connexion'],
    ['/espace/transmettre', '/connexion?suite=transmettre'],
    ['/espace/versements', '/connexion?suite=versements'],
    ['/espace/echeances/cotisation', '/connexion?suite=echeances'],
    ['/espace/demandes/E26-ALZE-0001', '/connexion?suite=demandes/E26-ALZE-0001'],
    ['/espace/demandes/inconnue', '/connexion?suite=demandes'],
    ['/espace/remplir/accident-a-bord/2', '/connexion?suite=remplir/accident-a-bord/2'],
    ['/espace/remplir/accident-a-bord', '/connexion?suite=remplir/accident-a-bord'],
    ['/espace/remplir/accident/9999', '/connexion'],
    ['/espace/inconnue', '/connexion'],
  ])('%s asks for %s', (path, address) => {
    expect(loginAddress(path)).toBe(address)
  })

  test('by the name of a page', () => {
    expect(after('suite=question')).toBe('/espace/question')
    expect(after('')).toBe('/espace')
  })

  test('with the draft of a form', () => {
    expect(after(`suite=transmettre&brouillon=${key}`)).toBe(`/espace/transmettre?brouillon=${key}`)
  })

  test('to the request that a mail tells of, with the draft of its reply', () => {
    const address = '/espace/demandes/E26-ALZE-0001'
    expect(after('suite=demandes/E26-ALZE-0001')).toBe(address)
    expect(after(`suite=demandes/E26-ALZE-0001&brouillon=${key}`)).toBe(
      `${address}?brouillon=${key}`,
    )
  })

  test('to the page of a form that is filled in online', () => {
    expect(after('suite=remplir/accident/verifier')).toBe('/espace/remplir/accident/verifier')
  })

  test('a draft of a page that keeps none is forgotten', () => {
    expect(after(`suite=demandes&brouillon=${key}`)).toBe('/espace/demandes')
  })
})

describe('an address from outside is not followed', () => {
  test.each([
    'suite=https://ailleurs.example',
    'suite=//ailleurs.example',
    'suite=/espace/transmettre',
    'suite=constructor',
    'suite=demandes/../../ailleurs',
    'suite=demandes/E26-ALZE-0001/../x',
    'suite=demandes/E26-ALZE-0001%0d%0ax:y',
    'suite=remplir/../parametres',
    'suite=remplir//ailleurs.example',
    'suite=remplir/accident/2%0d%0ax:y',
    'suite=__proto__',
  ])('%s', (query) => {
    expect(after(query)).toBe('/espace')
  })

  test.each(['../..', `${key}/../x`, 'a&suite=b', ''])('a draft called « %s »', (draft) => {
    const query = new URLSearchParams({ suite: 'transmettre', brouillon: draft })
    expect(destinationOf(query)).toBe('/espace/transmettre')
  })
})
