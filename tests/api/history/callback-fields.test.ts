import { expect, test } from 'vitest'
import { readCallback, type TypedCallback } from '../../../api/src/history/callback-fields.ts'

const good = { phone: '0298000000', day: '2026-03-03', slot: 'morning' }
/** Monday 2 March 2026, 10:00 in Paris. */
const monday = new Date('2026-03-02T09:00:00Z')
const brest = '1 quai des Essais\n29000 Port-Fictif'

test.each([
  ['02 98 00 00 00', '+33298000000'],
  ['02.98.00.00.00', '+33298000000'],
  ['+33 (0)6 12 34 56 78', '+33612345678'],
  ['06\u00a012\u00a034\u00a056\u00a078', '+33612345678'],
  ['0692 12 34 56', '+262692123456'],
  ['0590 12 34 56', '+590590123456'],
  ['+262 692 12 34 56', '+262692123456'],
  ['+508 41 12 34', '+508411234'],
  ['+687 26 12 34', '+687261234'],
])('the number %s is read', (phone, expected) => {
  expect(read({ phone }).callback?.phone).toBe(expected)
})

test.each([
  '',
  'demain',
  '112',
  '0899 12 34 56',
  '02 98 00 00',
  '+44 20 7946 0958',
  '02 98 00 00 00;ext=12',
  '٠٢٩٨٠٠٠٠٠٠',
  '9'.repeat(30),
])('the number %s is refused', (phone) => {
  expect(faults({ phone })).toEqual(['phone'])
})

test.each([
  ['2026-03-02', monday],
  ['2026-03-16', monday],
  ['2026-03-17', monday],
  // Ten working days reach further than fifteen days around New Year.
  ['2027-01-08', new Date('2026-12-23T09:00:00Z')],
])('%s is a day to be called', (day, now) => {
  expect(faults({ day, slot: 'afternoon' }, { now })).toEqual([])
})

test.each([
  ['the day before', '2026-02-27'],
  ['a Saturday', '2026-03-07'],
  ['a Sunday', '2026-03-08'],
  ['too far', '2026-03-18'],
  ['no day', '2026-02-30'],
  ['no day either', 'lundi'],
  ['empty', ''],
])('%s is no day to be called', (_, day) => {
  expect(faults({ day })).toEqual(['day'])
})

test('a public holiday is none, nor a day off where the employer is', () => {
  const may = new Date('2026-05-19T09:00:00Z')
  expect(faults({ day: '2026-05-25' }, { now: may })).toEqual(['day'])
  expect(faults({ day: '2026-05-22' }, { now: may })).toEqual([])
  expect(faults({ day: '2026-05-22' }, { now: may, address: '97200 Fort-Fictif' })).toEqual(['day'])
})

test('a moment of today that is over, on the clock of Paris, is refused', () => {
  const today = { day: '2026-03-02' }
  const at = (time: string) => ({ now: new Date(`2026-03-02T${time}:00Z`) })
  expect(faults({ ...today, slot: 'morning' }, at('10:59'))).toEqual([])
  expect(faults({ ...today, slot: 'morning' }, at('11:00'))).toEqual(['slot'])
  expect(faults({ ...today, slot: 'afternoon' }, at('15:59'))).toEqual([])
  expect(faults({ ...today, slot: 'afternoon' }, at('16:00'))).toEqual(['slot'])
  expect(faults({ slot: 'night' })).toEqual(['slot'])
})

test('today is that of Paris: after midnight there, yesterday is over', () => {
  const now = new Date('2026-03-02T23:30:00Z')
  expect(faults({ day: '2026-03-02' }, { now })).toEqual(['day'])
  expect(faults({ day: '2026-03-03' }, { now })).toEqual([])
})

function read(typed: Partial<TypedCallback>, { now = monday, address = brest } = {}) {
  return readCallback({ ...good, ...typed }, { now, address })
}

function faults(typed: Partial<TypedCallback>, at?: { now?: Date; address?: string }): string[] {
  const { callback, errors } = read(typed, at)
  expect(callback === undefined).toBe(errors.length > 0)
  for (const { message } of errors) expect(message).toMatch(/^[A-Z].*\.$/)
  return errors.map(({ field }) => field)
}
