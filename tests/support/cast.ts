/** The people of the tests. Alice and Bob are employers; Charlie is one too, and a stranger to both. */
export interface Person {
  siret: string
  name: string
  address: string
  holder: string
  email: string
  mobile: string | null
  code: string
}

export const alice: Person = {
  siret: '90000000100017',
  name: 'Armement Alizé',
  address: '1 quai des Essais\n29000 Port-Fictif',
  holder: 'Alice Armor',
  email: 'alice@alize.example',
  mobile: '0600000001',
  code: '482915',
}

export const bob: Person = {
  siret: '90000000200015',
  name: 'Pêcheries Boréales',
  address: '2 quai des Essais\n29000 Port-Fictif',
  holder: 'Bob Bosco',
  email: 'bob@boreales.example',
  mobile: null,
  code: '730264',
}

export const charlie: Person = {
  siret: '90000000300013',
  name: 'Cabotage Charlie',
  address: '3 quai des Essais\n29000 Port-Fictif',
  holder: 'Charlie Cordage',
  email: 'charlie@cabotage.example',
  mobile: null,
  code: '591837',
}

export const cast = [alice, bob, charlie]

/** A valid SIRET that no employer has. */
export const unknownSiret = '90000000400011'
