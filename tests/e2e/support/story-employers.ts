import { storyPayments } from './story-payments.ts'

/**
 * Employers for the stories that change theirs, beside the three of the demo data: one for each
 * story and each way of telling it. `portal.ts` adds them before the data is loaded.
 */

export const projects = ['with script', 'without script'] as const

const stories = [
  'unknown browser',
  'wrong codes',
  'forgotten code',
  'details',
  'cancelled change',
  'new code',
  'notifications',
  'accesses',
  'export',
  'closure',
  'drafts',
  'cut sending',
  'helped',
  'followed request',
  'followed payments',
  'received things',
  'filled form',
  'form on two devices',
  'form by keyboard',
  'form typed early',
  'nothing paid',
  'reworded',
] as const

const withPayments: readonly Story[] = ['followed payments', 'received things']

const firstConnections = ['first connection', 'wrong answers'] as const

export type Story = (typeof stories)[number]
export type FirstConnection = (typeof firstConnections)[number]

interface NewEmployer {
  siret: string
  name: string
  address: string
  titles: { number: string; period: string; issuedOn: string; amountCents: number }[]
}

export interface StoryEmployer extends NewEmployer {
  holder: string
  email: string
  mobile: string
  code: string
  documents: never[]
  payments: typeof storyPayments
}

export function storyName(story: Story | FirstConnection, project: string): string {
  return `Armement ${story}, ${project}`
}

export const storyEmployers: StoryEmployer[] = projects.flatMap((project, column) =>
  stories.map((story, row) => ({
    ...makeEmployer(story, project, 100 * column + row),
    holder: 'Camille Récit',
    email: `${story}-${project}@recits.example`.replaceAll(' ', '-'),
    mobile: '+33639982345',
    code: '730284',
    documents: [],
    payments: withPayments.includes(story) ? storyPayments : [],
  })),
)

export const storyNewcomers: NewEmployer[] = projects.flatMap((project, column) =>
  firstConnections.map((story, row) => makeEmployer(story, project, 500 + 100 * column + row)),
)

function makeEmployer(story: Story | FirstConnection, project: string, rank: number): NewEmployer {
  return {
    siret: makeSiret(rank),
    name: storyName(story, project),
    address: '1 quai des Récits\n29999 Port-Exemple',
    titles: [
      {
        number: `2026T1-${String(rank).padStart(4, '0')}`,
        period: '1er trimestre 2026',
        issuedOn: '2026-05-05',
        amountCents: 123_456 + rank,
      },
    ],
  }
}

/** Of a SIREN that Insee has not given, with the key that its digits want. */
function makeSiret(rank: number): string {
  const digits = `9999998${String(rank).padStart(3, '0')}001`
  return `${digits}${String((10 - (luhnSum(`${digits}0`) % 10)) % 10)}`
}

function luhnSum(digits: string): number {
  return Array.from(digits, Number)
    .reverse()
    .map((digit, place) => (place % 2 === 1 ? digit * 2 : digit))
    .reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0)
}
