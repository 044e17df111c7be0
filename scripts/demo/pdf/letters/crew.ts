import { accounts } from '../../accounts.ts'
import type { Account, Title } from '../../content/employers.ts'

interface Sailor {
  name: string
  ship: string
  category: number
  days: number
  cents: number
}

interface Post {
  name: string
  ship: string
  category: number
  /** Share of the title's amount, and of the quarter's days. */
  share: number
  presence: number
}

const crews: Post[][] = [
  [
    { name: 'Erwan Fictif', ship: 'L’Exemplaire', category: 14, share: 0.24, presence: 0.86 },
    { name: 'Nolwenn Modèle', ship: 'L’Exemplaire', category: 10, share: 0.19, presence: 0.91 },
    { name: 'Tanguy Spécimen', ship: 'L’Exemplaire', category: 7, share: 0.16, presence: 0.88 },
    { name: 'Aïcha Exemple', ship: 'Le Spécimen', category: 12, share: 0.23, presence: 0.8 },
    { name: 'Gaël Imaginaire', ship: 'Le Spécimen', category: 6, share: 0.18, presence: 0.93 },
  ],
  [
    { name: 'Marie Fictive', ship: 'Marée d’Essai', category: 8, share: 0.31, presence: 0.72 },
    { name: 'Ronan Modèle', ship: 'Marée d’Essai', category: 6, share: 0.27, presence: 0.77 },
    { name: 'Léna Spécimen', ship: 'La Maquette', category: 5, share: 0.22, presence: 0.7 },
    { name: 'Hugo Exemple', ship: 'La Maquette', category: 4, share: 0.2, presence: 0.66 },
  ],
  [
    { name: 'Paul Imaginaire', ship: 'Le Brouillon', category: 9, share: 0.58, presence: 0.84 },
    { name: 'Zoé Fictive', ship: 'Le Brouillon', category: 5, share: 0.42, presence: 0.79 },
  ],
]

const quarterDays = 91

/** Who was at sea in a title's quarter; their contributions add up to its amount. */
export function crewOf(account: Account, { amountCents }: Title): Sailor[] {
  const posts = crews[accounts.indexOf(account)] ?? []
  let rest = amountCents
  return posts.map(({ share, presence, ...post }, index) => {
    const cents = index === posts.length - 1 ? rest : Math.round(amountCents * share)
    rest -= cents
    return { ...post, days: Math.round(quarterDays * presence), cents }
  })
}
