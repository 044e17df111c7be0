import { expect, test } from 'vitest'
import { overseasHours } from '../../../site/src/features/help/overseas-hours.ts'

const hours = {
  firstOpenDay: 'lundi',
  lastOpenDay: 'vendredi',
  opensAt: '09:00',
  closesAt: '17:30',
} as const

const on = (day: string) =>
  Object.fromEntries(
    overseasHours(hours, new Date(day)).map(({ place, hours }) => [
      place.split(',')[0] ?? '',
      hours,
    ]),
  )

test('in winter', () => {
  expect(on('2026-01-14T12:00:00Z')).toEqual({
    'Polynésie française': '22h à 6h30 le lendemain',
    Guadeloupe: '4h à 12h30',
    Guyane: '5h à 13h30',
    'Saint-Pierre-et-Miquelon': '5h à 13h30',
    Mayotte: '11h à 19h30',
    'La Réunion': '12h à 20h30',
    'Nouvelle-Calédonie': '19h à 3h30 le lendemain',
    'Wallis-et-Futuna': '20h à 4h30 le lendemain',
  })
})

test('in summer they are an hour earlier where clocks do not change', () => {
  const summer = on('2026-07-15T12:00:00Z')
  expect(summer.Guadeloupe).toBe('3h à 11h30')
  expect(summer['Saint-Pierre-et-Miquelon']).toBe('5h à 13h30')
  expect(summer['La Réunion']).toBe('11h à 19h30')
})

test('the day is that of Paris', () => {
  expect(on('2026-03-28T23:30:00Z').Guadeloupe).toBe('3h à 11h30')
  expect(on('2026-03-28T22:30:00Z').Guadeloupe).toBe('4h à 12h30')
})
