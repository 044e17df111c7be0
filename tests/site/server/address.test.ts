import { describe, expect, test } from 'vitest'
import { readAddress } from '../../../site/server/address.ts'
import { isPrivate } from '../../../site/server/private-paths.ts'
import { canonicalAddresses, spellings } from '../support/spellings.ts'

test('each address of the portal is read as it is', () => {
  for (const address of canonicalAddresses) {
    const [path = '', query = ''] = address.split(/(?=\?)/)
    expect(readAddress(address), address).toEqual({ kind: 'canonical', path, query })
  }
})

test('one slash too many at the end leads to the address without it', () => {
  expect(readAddress('/actualites/')).toEqual({ kind: 'slashed', location: '/actualites' })
  expect(readAddress('/espace/?a=1')).toEqual({ kind: 'slashed', location: '/espace?a=1' })
})

describe('other spellings of a private address', () => {
  const variants = spellings('/espace/demandes')

  test('there are at least two hundred', () => {
    expect(variants.length).toBeGreaterThanOrEqual(200)
  })

  test('each is refused, or read letter by letter as what it is', () => {
    for (const target of variants) {
      const address = readAddress(target)
      if (address.kind === 'slashed') expect(`${address.location}/`).toBe(target)
      if (address.kind !== 'canonical') continue
      expect(address.path + address.query).toBe(target)
      expect(isPrivate(address.path), target).toBe(/^\/espace(?:\/|$)/.test(address.path))
    }
  })

  test('none with an escape, a dotted segment or a backslash is read at all', () => {
    const obscure = variants.filter((target) => /[%\\;]|\/\.{1,2}(?:\/|$)|\/\//.test(target))
    expect(obscure.length).toBeGreaterThan(150)
    expect(obscure.filter((target) => readAddress(target).kind !== 'refused')).toEqual([])
  })
})

test('an address too long for any page is refused', () => {
  expect(readAddress(`/${'a'.repeat(511)}`).kind).toBe('canonical')
  expect(readAddress(`/${'a'.repeat(512)}`).kind).toBe('refused')
  expect(readAddress(`/?${'a'.repeat(2_048)}`).kind).toBe('refused')
})

test('a name that only begins like a private one is public', () => {
  expect(isPrivate('/espace-adherent')).toBe(false)
  expect(isPrivate('/espace')).toBe(true)
  expect(isPrivate('/espace/demandes')).toBe(true)
  expect(isPrivate('/connexion')).toBe(true)
})
