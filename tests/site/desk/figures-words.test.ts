import type { ServiceFigures } from 'content-types'
import { expect, test } from 'vitest'
import { figuresWords } from '../../../site/src/features/desk/figures-words.ts'
import { services } from './support/agents.ts'

const none: ServiceFigures = {
  service: services.cotisation,
  received: 0,
  answered: 0,
  open: 0,
  late: 0,
  median: null,
  ninthDecile: null,
  weeks: [],
}

test('a service without any request is told in the singular, as French counts', () => {
  expect(figuresWords(none)).toEqual([
    '0 demande reçue, 0 répondue.',
    '0 encore ouverte, dont aucune en retard.',
    'Aucune première réponse sur ces jours.',
  ])
})

test('an answer of the same day is not one of zero working days', () => {
  const words = figuresWords({ ...none, answered: 2, median: 0, ninthDecile: 1 })
  expect(words[2]).toBe(
    'Une première réponse sur deux est partie le jour même, neuf sur dix en 1 jour ouvré au plus.',
  )
})
