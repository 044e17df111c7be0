import { addMonths } from 'content-types'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { occurrencesBetween, type Rule } from '../../../api/src/deadlines/occurrences.ts'

const monthly: Rule = { firstDay: '2026-01-31', lastDay: null, everyMonths: 1, isPostponed: false }

function daysOf(rule: Partial<Rule>, from: string, to: string): string[] {
  return occurrencesBetween({ ...monthly, ...rule }, from, to).map(({ day }) => day)
}

test('the 31st is the last day of a shorter month, and the 31st again after it', () => {
  const days = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']
  expect(daysOf({}, '2026-01-01', '2026-05-31')).toEqual(days)
  expect(daysOf({}, '2028-02-01', '2028-02-29')).toEqual(['2028-02-29'])
})

test('a quarter comes every third month, a year every twelfth, 29 February each year', () => {
  const quarters = ['2026-01-31', '2026-04-30', '2026-07-31', '2026-10-31', '2027-01-31']
  expect(daysOf({ everyMonths: 3 }, '2026-01-01', '2027-02-01')).toEqual(quarters)
  const leap = { firstDay: '2024-02-29', everyMonths: 12 }
  expect(daysOf(leap, '2025-01-01', '2028-12-31')).toEqual([
    '2025-02-28',
    '2026-02-28',
    '2027-02-28',
    '2028-02-29',
  ])
})

test('a single day comes once, and only when it is asked for', () => {
  const once = { firstDay: '2026-03-02', everyMonths: 0 }
  expect(daysOf(once, '2026-03-02', '2026-03-02')).toEqual(['2026-03-02'])
  expect(daysOf(once, '2026-03-03', '2027-03-02')).toEqual([])
  expect(daysOf(once, '2025-03-02', '2026-03-01')).toEqual([])
})

test('nothing comes before the first day, nor after the last', () => {
  const rule = { lastDay: '2026-03-31' }
  expect(daysOf(rule, '2020-01-01', '2030-01-01')).toEqual([
    '2026-01-31',
    '2026-02-28',
    '2026-03-31',
  ])
  expect(daysOf({ lastDay: '2026-03-30' }, '2026-03-01', '2030-01-01')).toEqual([])
})

test.each([
  ['a Saturday', '2026-08-01', '2026-08-03'],
  ['a Sunday', '2026-11-15', '2026-11-16'],
  ['1 May on a Friday', '2026-05-01', '2026-05-04'],
  ['Easter Monday', '2026-04-06', '2026-04-07'],
  ['Christmas, the weekend after it included', '2026-12-25', '2026-12-28'],
  ['a working day', '2026-11-23', '2026-11-23'],
])('%s is put off to the next working day', (_, firstDay, day) => {
  const rule = { ...monthly, firstDay, everyMonths: 0 }
  const asked = ['2026-01-01', '2026-12-31'] as const
  expect(occurrencesBetween({ ...rule, isPostponed: true }, ...asked)).toEqual([
    { ruleDay: firstDay, day },
  ])
  expect(occurrencesBetween(rule, ...asked)).toEqual([{ ruleDay: firstDay, day: firstDay }])
})

test('what is put off into the days asked for is there, what is put off beyond them is not', () => {
  const rule = { firstDay: '2026-10-31', everyMonths: 0, isPostponed: true }
  expect(daysOf(rule, '2026-11-01', '2026-11-30')).toEqual(['2026-11-02'])
  expect(daysOf(rule, '2026-10-01', '2026-10-31')).toEqual([])
})

test('whatever the days asked for, they hold exactly what a long list holds between them', () => {
  const day = fc.date({
    min: new Date('2026-01-01'),
    max: new Date('2031-12-31'),
    noInvalidDate: true,
  })
  const written = day.map((date) => date.toISOString().slice(0, 10))
  const rule = fc.record({
    firstDay: written,
    lastDay: fc.option(written),
    everyMonths: fc.constantFrom(0, 1, 3, 12),
    isPostponed: fc.boolean(),
  })
  fc.assert(
    fc.property(rule, written, fc.integer({ min: 0, max: 14 }), (each, from, months) => {
      const to = addMonths(from, months)
      const all = occurrencesBetween(each, '2026-01-01', '2033-12-31')
      const between = all.filter((one) => one.day >= from && one.day <= to)
      expect(occurrencesBetween(each, from, to)).toEqual(between)
    }),
  )
})
