import { territoryOfAddress } from 'content-types'
import { expect, test } from 'vitest'

test('the territory of an address is that of its postal code', () => {
  const addresses = [
    '1 quai des Essais\n29000 Port-Fictif',
    '2 rue du Lagon\n97420 Le Port',
    'BP 97200 Quai\n97500 Saint-Pierre',
    '3 quai\n97150 Saint-Martin',
    '98713 Papeete CEDEX 12345',
    'nulle part',
    '',
  ]
  expect(addresses.map(territoryOfAddress)).toEqual([
    'metropole',
    'reunion',
    'saint-pierre-et-miquelon',
    'saint-martin',
    'polynesie',
    'metropole',
    'metropole',
  ])
})
