import { describe, expect, test } from 'vitest'
import { describeHours, helpState } from '../../../site/src/features/help/help-hours.ts'

const hours = {
  firstOpenDay: 'lundi',
  lastOpenDay: 'vendredi',
  opensAt: '09:00',
  closesAt: '17:00',
} as const

test('hours are written as the manual writes them', () => {
  expect(describeHours(hours)).toBe('du lundi au vendredi de 9h à 17h')
  expect(describeHours({ ...hours, lastOpenDay: 'lundi', opensAt: '08:30' })).toBe(
    'le lundi de 8h30 à 17h',
  )
})

describe('the state', () => {
  const states = [
    ['2026-03-10T08:00:00Z', true, 'Ouvert, jusqu’à 17h', '2026-03-10T16:00:00Z'],
    ['2026-03-10T15:59:59Z', true, 'Ouvert, jusqu’à 17h', '2026-03-10T16:00:00Z'],
    ['2026-03-10T07:59:59Z', false, 'Fermé, réouverture aujourd’hui à 9h', '2026-03-10T08:00:00Z'],
    ['2026-03-10T16:00:00Z', false, 'Fermé, réouverture demain à 9h', '2026-03-11T08:00:00Z'],
    ['2026-03-13T16:00:00Z', false, 'Fermé, réouverture lundi à 9h', '2026-03-16T08:00:00Z'],
    ['2026-07-08T14:59:00Z', true, 'Ouvert, jusqu’à 17h', '2026-07-08T15:00:00Z'],
  ] as const

  test.each(states)('at %s', (at, isOpen, sentence, until) => {
    expect(helpState(hours, new Date(at))).toEqual({ isOpen, sentence, until: new Date(until) })
  })

  test('on a public holiday it names the day and the next opening', () => {
    expect(helpState(hours, new Date('2026-05-01T10:00:00Z')).sentence).toBe(
      'Fermé aujourd’hui (Fête du Travail), réouverture lundi à 9h',
    )
  })

  test('an opening further than a week away is a date', () => {
    const once = { ...hours, lastOpenDay: 'lundi' } as const
    expect(helpState(once, new Date('2026-03-30T16:00:00Z')).sentence).toBe(
      'Fermé, réouverture lundi 13 avril à 9h',
    )
  })

  test('the day is that of Paris, not of the server', () => {
    expect(helpState(hours, new Date('2026-03-10T23:30:00Z')).sentence).toBe(
      'Fermé, réouverture aujourd’hui à 9h',
    )
  })
})
