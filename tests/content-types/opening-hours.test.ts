import { isOpen, nextOpening, type OpeningHours } from 'content-types'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const office: OpeningHours = {
  firstOpenDay: 'lundi',
  lastOpenDay: 'vendredi',
  opensAt: '09:00',
  closesAt: '17:00',
}

describe('the help line, from Monday to Friday, 9:00 to 17:00 in Paris', () => {
  test.each([
    ['Wednesday morning in winter', '2026-02-04T08:00:00Z', true],
    ['one second before opening, in winter', '2026-02-04T07:59:59Z', false],
    ['Wednesday morning in summer', '2026-07-15T07:00:00Z', true],
    ['one second before opening, in summer', '2026-07-15T06:59:59Z', false],
    ['the last second', '2026-07-15T14:59:59Z', true],
    ['the closing minute', '2026-07-15T15:00:00Z', false],
    ['Saturday', '2026-07-18T09:00:00Z', false],
    ['Sunday', '2026-07-19T09:00:00Z', false],
    ['the fourteenth of July', '2026-07-14T09:00:00Z', false],
    ['Easter Monday', '2026-04-06T09:00:00Z', false],
    ['the Friday before the clocks change', '2026-03-27T08:00:00Z', true],
    ['the Monday after, at the same hour in Paris', '2026-03-30T07:00:00Z', true],
    ['the Monday after, one second before', '2026-03-30T06:59:59Z', false],
  ])('%s', (_, at, open) => {
    expect(isOpen(office, new Date(at))).toBe(open)
  })

  test.each([
    ['now, when it is open', '2026-07-15T10:12:13Z', '2026-07-15T10:12:13Z'],
    ['the same morning', '2026-07-15T03:00:00Z', '2026-07-15T07:00:00Z'],
    ['the next day', '2026-07-15T15:00:00Z', '2026-07-16T07:00:00Z'],
    ['on Monday, after Friday evening', '2026-07-17T16:00:00Z', '2026-07-20T07:00:00Z'],
    ['on Tuesday, after Easter', '2026-04-03T20:00:00Z', '2026-04-07T07:00:00Z'],
    ['in summer time, after the clocks change', '2026-03-27T17:00:00Z', '2026-03-30T07:00:00Z'],
    ['in winter time, after the clocks change', '2026-10-23T17:00:00Z', '2026-10-26T08:00:00Z'],
    ['in January, after New Year’s Eve', '2026-12-31T20:00:00Z', '2027-01-04T08:00:00Z'],
    ['on the Paris day, not the day in UTC', '2026-07-15T22:30:00Z', '2026-07-16T07:00:00Z'],
  ])('opens next %s', (_, at, opening) => {
    expect(nextOpening(office, new Date(at))).toEqual(new Date(opening))
  })
})

describe('unusual hours', () => {
  test('a week may pass over Sunday', () => {
    const hours: OpeningHours = { ...office, firstOpenDay: 'samedi', lastOpenDay: 'mardi' }
    const open = (day: string) => isOpen(hours, new Date(`${day}T10:00Z`))
    expect(open('2026-07-18')).toBe(true)
    expect(open('2026-07-21')).toBe(true)
    expect(open('2026-07-22')).toBe(false)
  })

  test('a line open on Thursdays alone waits three weeks in May 2042', () => {
    const hours: OpeningHours = { ...office, firstOpenDay: 'jeudi', lastOpenDay: 'jeudi' }
    const evening = new Date('2042-04-24T20:00Z')
    expect(nextOpening(hours, evening)).toEqual(new Date('2042-05-22T07:00Z'))
  })

  test('hours that end before they begin never open', () => {
    const hours: OpeningHours = { ...office, opensAt: '17:00', closesAt: '09:00' }
    expect(isOpen(hours, new Date('2026-07-15T18:00Z'))).toBe(false)
    expect(nextOpening(hours, new Date('2026-07-15T18:00Z'))).toBeUndefined()
  })

  test('an opening inside the hour that spring skips happens when the clock jumps', () => {
    const hours: OpeningHours = { ...office, lastOpenDay: 'dimanche', opensAt: '02:30' }
    const night = new Date('2026-03-28T23:00Z')
    expect(nextOpening(hours, night)).toEqual(new Date('2026-03-29T01:00Z'))
  })
})

const weekday = fc.constantFrom<OpeningHours['firstOpenDay']>(
  'lundi',
  'mardi',
  'mercredi',
  'jeudi',
  'vendredi',
  'samedi',
  'dimanche',
)

const minuteOfDay = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minute) =>
    [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':'),
  )

const someHours: fc.Arbitrary<OpeningHours> = fc
  .record({
    firstOpenDay: weekday,
    lastOpenDay: weekday,
    times: fc.uniqueArray(minuteOfDay, { minLength: 2, maxLength: 2 }),
  })
  .map(({ times, ...days }) => {
    const [opensAt = '', closesAt = ''] = [...times].sort()
    return { ...days, opensAt, closesAt }
  })

const MINUTE = 60_000

/** Whole minutes, half of them within two days of a change of the clocks. */
const someMoment = fc.oneof(
  fc.date({ min: new Date('1996-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
  fc
    .tuple(fc.constantFrom('2026-03-29', '2026-10-25', '2030-03-31', '2035-10-28'), fc.nat(5_760))
    .map(([day, minutes]) => new Date(Date.parse(day) + (minutes - 2_880) * MINUTE)),
)

describe('for any hours and any moment', () => {
  test('the next opening is open, and nothing is open before it', () => {
    fc.assert(
      fc.property(someHours, someMoment, fc.nat(), (hours, at, seed) => {
        const opening = nextOpening(hours, at)
        if (!opening) throw new Error('Hours that begin before they end always open')
        expect(opening >= at && isOpen(hours, opening)).toBe(true)
        const wait = opening.getTime() - at.getTime()
        if (wait === 0) return
        const inside = new Date(at.getTime() + (seed % wait))
        const justBefore = new Date(opening.getTime() - 1)
        expect(isOpen(hours, inside)).toBe(false)
        expect(isOpen(hours, justBefore)).toBe(false)
      }),
      { numRuns: 1_000 },
    )
  })

  test('walking minute by minute meets the same opening', () => {
    fc.assert(
      fc.property(someHours, someMoment, (hours, at) => {
        const opening = nextOpening(hours, at)?.getTime() ?? 0
        const from = Math.max(at.getTime(), opening - 180 * MINUTE)
        let walked = Math.ceil(from / MINUTE) * MINUTE
        while (!isOpen(hours, new Date(walked))) walked += MINUTE
        expect(opening === at.getTime() || walked === opening).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
