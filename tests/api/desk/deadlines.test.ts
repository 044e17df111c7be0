import { expect, test } from 'vitest'
import {
  deadlinesOf,
  mostPressing,
  thresholdsOf,
  type Limited,
} from '../../../api/src/desk/deadlines.ts'

const metropole = '1 quai des Essais\n29000 Port-Fictif'

function request(changes: Partial<Limited> & { sentOn?: string } = {}): Limited {
  const { sentOn = '2026-03-02', ...rest } = changes
  return {
    state: 'received',
    sentAt: new Date(`${sentOn}T10:00:00Z`),
    address: metropole,
    silenceMonths: 2,
    receiptUnsent: false,
    ...rest,
  }
}

function find(kind: string, changes: Parameters<typeof request>[0], today: string) {
  return deadlinesOf(request(changes), today).find((deadline) => deadline.kind === kind)
}

test.each([
  { name: 'ten working days', sentOn: '2026-03-02', on: '2026-03-16' },
  { name: 'Easter Monday is none', sentOn: '2026-03-27', on: '2026-04-13' },
  { name: 'nor is 14 July', sentOn: '2026-07-06', on: '2026-07-21' },
  { name: 'a Saturday counts from the Monday', sentOn: '2026-03-07', on: '2026-03-20' },
])('the accusé de réception: $name', ({ sentOn, on }) => {
  expect(find('are', { sentOn }, sentOn)).toEqual({ kind: 'are', on, state: 'fine' })
})

test('a holiday of the employer’s own territory moves the limit', () => {
  const sentOn = '2026-12-11'
  const reunion = { sentOn, address: '2 rue du Port\n97420 Le Port' }
  const guyane = { address: '2 rue du Port\n97300 Cayenne', sentOn: '2026-06-08' }
  expect(find('are', { sentOn }, sentOn)?.on).toBe('2026-12-28')
  expect(find('are', reunion, sentOn)?.on).toBe('2026-12-28')
  expect(find('are', { sentOn: '2026-06-08' }, sentOn)?.on).toBe('2026-06-22')
  expect(find('are', guyane, sentOn)?.on).toBe('2026-06-23')
})

test('an agent is warned from the eighth working day, and late after the tenth', () => {
  const states = ['2026-03-11', '2026-03-12', '2026-03-16', '2026-03-17'].map(
    (today) => find('are', {}, today)?.state,
  )
  expect(states).toEqual(['fine', 'soon', 'soon', 'late'])
})

test('once taken in charge, only the answer is awaited', () => {
  const deadlines = deadlinesOf(request({ state: 'taken' }), '2026-04-20')
  expect(deadlines).toEqual([{ kind: 'answer', on: '2026-05-02', state: 'soon' }])
})

test('an answer is due at the end of the silence, and late the day after', () => {
  const sent = { sentOn: '2026-12-31', state: 'waiting' as const }
  const states = ['2027-02-12', '2027-02-13', '2027-02-28', '2027-03-01'].map(
    (today) => find('answer', sent, today)?.state,
  )
  expect(states).toEqual(['fine', 'soon', 'soon', 'late'])
})

test('the accusé d’enregistrement is spoken of only when its mail is late', () => {
  expect(find('aee', {}, '2026-03-10')).toBeUndefined()
  expect(find('aee', { receiptUnsent: true }, '2026-03-03')).toBeUndefined()
  const late = find('aee', { receiptUnsent: true }, '2026-03-04')
  expect(late).toEqual({ kind: 'aee', on: '2026-03-03', state: 'late' })
})

test('nothing is due in what was answered, closed or withdrawn', () => {
  for (const state of ['answered', 'closed', 'withdrawn'] as const) {
    expect(deadlinesOf(request({ state }), '2027-01-01')).toEqual([])
  }
})

test('the day of a sending is that of Paris', () => {
  const sentAt = new Date('2026-03-02T23:30:00Z')
  expect(find('are', { sentAt }, '2026-03-03')?.on).toBe('2026-03-17')
})

test('the most pressing limit is a late one, then the nearest', () => {
  const are = { kind: 'are', on: '2026-03-16', state: 'soon' } as const
  const answer = { kind: 'answer', on: '2026-03-10', state: 'late' } as const
  expect(mostPressing([are, answer])).toBe(answer)
  expect(mostPressing([{ ...answer, state: 'fine' }, are])).toBe(are)
  expect(mostPressing([])).toBeNull()
})

test('the thresholds of a day agree with the limits of every day of sending', () => {
  for (const today of ['2026-04-07', '2026-07-15', '2027-03-01', '2026-11-12']) {
    for (const months of [1, 2, 6]) {
      const found = thresholdsOf(today, months)
      for (let back = 0; back < 220; back++) {
        const sentAt = new Date(Date.parse(`${today}T10:00:00Z`) - back * 86_400_000)
        const sentOn = sentAt.toISOString().slice(0, 10)
        const [are, answer] = deadlinesOf(request({ sentAt, silenceMonths: months }), today)
        expect(are?.state).toBe(wordOf(sentOn, found.areLate, found.areSoon))
        expect(answer?.state).toBe(wordOf(sentOn, found.answerLate, found.answerSoon))
      }
    }
  }
})

function wordOf(sentOn: string, late: string, soon: string): string {
  if (sentOn <= late) return 'late'
  return sentOn <= soon ? 'soon' : 'fine'
}
