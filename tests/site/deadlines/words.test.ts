import { expect, test } from 'vitest'
import { eventAddress, webcalAddress } from '../../../site/src/features/deadlines/addresses.ts'
import {
  daysLeftWords,
  formatFullDay,
  formatMonthOf,
  isSoon,
  sheetOf,
} from '../../../site/src/features/deadlines/words.ts'

test.each([
  [0, 'aujourd’hui'],
  [1, 'demain'],
  [2, 'dans 2\u00a0jours'],
  [120, 'dans 120\u00a0jours'],
])('%i days left are said « %s »', (daysLeft, words) => {
  expect(daysLeftWords(daysLeft)).toBe(words)
})

test('seven days left are few, eight are not', () => {
  expect([0, 7, 8].map((daysLeft) => isSoon({ daysLeft }))).toEqual([true, true, false])
})

test('days are written in French, the first of a month too', () => {
  expect(formatFullDay('2026-04-01')).toBe('mercredi 1er avril 2026')
  expect(formatFullDay('2026-12-31')).toBe('jeudi 31 décembre 2026')
  expect(formatMonthOf('2026-08-01')).toBe('Août 2026')
  expect(sheetOf('2026-04-01')).toEqual({ number: '1', month: 'avr.' })
})

test('calendar programs are asked to subscribe whether or not the portal is behind TLS', () => {
  expect(webcalAddress('https://portail.example/api/calendar/a.ics')).toBe(
    'webcal://portail.example/api/calendar/a.ics',
  )
  expect(webcalAddress('http://localhost:4321/x')).toBe('webcal://localhost:4321/x')
})

test('an event is asked for by its deadline and its day', () => {
  expect(eventAddress({ slug: 'a b', day: '2026-04-01' })).toBe(
    '/api/deadlines/a%20b/calendar?day=2026-04-01',
  )
})
