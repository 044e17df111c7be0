import { addDays, addMonths, frenchHolidays, type Territory } from 'content-types'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const someYear = fc.integer({ min: 1983, max: 2400 })

/** Easter Sundays of church calendars; 22 March and 25 April are the earliest and the latest. */
const easters = [
  '1997-03-30',
  '2008-03-23',
  '2019-04-21',
  '2024-03-31',
  '2025-04-20',
  '2026-04-05',
  '2027-03-28',
  '2028-04-16',
  '2038-04-25',
  '2285-03-22',
]

describe('public holidays of France', () => {
  test('2026 has the eleven days of the Code du travail', () => {
    expect([...frenchHolidays(2026)]).toEqual([
      ['2026-01-01', 'Jour de l’an'],
      ['2026-04-06', 'Lundi de Pâques'],
      ['2026-05-01', 'Fête du Travail'],
      ['2026-05-08', 'Victoire de 1945'],
      ['2026-05-14', 'Ascension'],
      ['2026-05-25', 'Lundi de Pentecôte'],
      ['2026-07-14', 'Fête nationale'],
      ['2026-08-15', 'Assomption'],
      ['2026-11-01', 'Toussaint'],
      ['2026-11-11', 'Armistice de 1918'],
      ['2026-12-25', 'Noël'],
    ])
  })

  test.each(easters)('the Monday after Easter %s is a holiday', (easter) => {
    const holidays = frenchHolidays(Number(easter.slice(0, 4)))
    expect(holidays.get(addDays(easter, 1))).toBe('Lundi de Pâques')
  })

  test('two holidays on one day keep both names', () => {
    expect(frenchHolidays(2008).get('2008-05-01')).toBe('Fête du Travail et Ascension')
    expect(frenchHolidays(2008).size).toBe(10)
  })

  test('Easter is the Sunday that follows a full moon of the church calendar', () => {
    fc.assert(
      fc.property(someYear, (year) => {
        const monday = dayOf('Lundi de Pâques', year)
        expect(new Date(monday).getUTCDay()).toBe(1)
        expect(monday >= `${year}-03-23` && monday <= `${year}-04-26`).toBe(true)
        const afterFullMoon = daysBetween(paschalFullMoon(year), monday)
        expect(afterFullMoon).toBeGreaterThanOrEqual(2)
        expect(afterFullMoon).toBeLessThanOrEqual(8)
      }),
    )
  })

  test('days come in order and belong to the year asked for', () => {
    fc.assert(
      fc.property(someYear, (year) => {
        const days = [...frenchHolidays(year, 'polynesie').keys()]
        expect(days).toEqual([...days].sort())
        expect(days.every((day) => day.startsWith(`${year}-`))).toBe(true)
      }),
    )
  })
})

describe('public holidays overseas', () => {
  const abolitions: [Territory, string][] = [
    ['mayotte', '2026-04-27'],
    ['martinique', '2026-05-22'],
    ['guadeloupe', '2026-05-27'],
    ['saint-martin', '2026-05-28'],
    ['guyane', '2026-06-10'],
    ['saint-barthelemy', '2026-10-09'],
    ['reunion', '2026-12-20'],
  ]

  test.each(abolitions)('%s commemorates the abolition of slavery on %s', (territory, day) => {
    expect(added(2026, territory)).toEqual([[day, 'Abolition de l’esclavage']])
  })

  test('Saint-Pierre-et-Miquelon has the general list', () => {
    expect(added(2026, 'saint-pierre-et-miquelon')).toEqual([])
  })

  test('Polynésie moves its feast from 29 June to 20 November in 2026', () => {
    expect(added(2025, 'polynesie')).toEqual([
      ['2025-03-05', 'Arrivée de l’Évangile'],
      ['2025-04-18', 'Vendredi saint'],
      ['2025-06-29', 'Fête de l’autonomie'],
    ])
    expect(added(2026, 'polynesie')).toEqual([
      ['2026-03-05', 'Arrivée de l’Évangile'],
      ['2026-04-03', 'Vendredi saint'],
      ['2026-11-20', 'Matari’i i ni’a'],
    ])
  })

  test('Nouvelle-Calédonie and Wallis-et-Futuna add their own feasts', () => {
    expect(added(2026, 'nouvelle-caledonie')).toEqual([['2026-09-24', 'Fête de la citoyenneté']])
    expect(added(2026, 'wallis-et-futuna')).toEqual([
      ['2026-04-28', 'Saint Pierre Chanel'],
      ['2026-07-29', 'Fête du territoire'],
    ])
  })
})

function added(year: number, territory: Territory): [string, string][] {
  const national = frenchHolidays(year)
  return [...frenchHolidays(year, territory)].filter(([day]) => !national.has(day))
}

test.each([
  ['2026-01-15', 2, '2026-03-15'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2027-12-31', 2, '2028-02-29'],
  ['2026-08-31', 1, '2026-09-30'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-01-31', 12, '2027-01-31'],
])('%s and %i months are %s', (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected)
})

function dayOf(name: string, year: number): string {
  return [...frenchHolidays(year)].find(([, label]) => label.includes(name))?.[0] ?? ''
}

function daysBetween(one: string, other: string): number {
  return (Date.parse(other) - Date.parse(one)) / 86_400_000
}

/** The ecclesiastical full moon by Gauss's rule of 1816, another way than the code's. */
function paschalFullMoon(year: number): string {
  const century = Math.floor(year / 100)
  const golden = year % 19
  const solar = century - Math.floor(century / 4)
  const lunar = Math.floor((8 * century + 13) / 25)
  const epact = (19 * golden + solar - lunar + 15) % 30
  const late = epact === 29 || (epact === 28 && golden > 10) ? 1 : 0
  return addDays(`${year}-03-21`, epact - late)
}
