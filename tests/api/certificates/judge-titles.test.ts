import { expect, test } from 'vitest'
import { judgeTitles } from '../../../api/src/certificates/judge-titles.ts'
import type { KnownTitle } from '../../../api/src/certificates/title-store.ts'

const today = '2026-03-02'

function title(changes: Partial<KnownTitle> = {}): KnownTitle {
  return {
    number: 'T1',
    period: '4e trimestre 2025',
    amountCents: 123_456,
    dueOn: '2026-02-28',
    paidOn: '2026-02-26',
    ...changes,
  }
}

test('an employer without any title is not known to be up to date', () => {
  expect(judgeTitles([], today)).toEqual({ obstacle: { kind: 'no-title' } })
})

test('all that is due is paid: the last due title is named', () => {
  const titles = [title({ number: 'T0', dueOn: '2025-11-30' }), title()]
  expect(judgeTitles(titles, today)).toEqual({
    dueTitles: 2,
    latest: { number: 'T1', period: '4e trimestre 2025', dueOn: '2026-02-28' },
  })
})

test('an unpaid title prevents it from the day after it is due', () => {
  const unpaid = title({ paidOn: null })
  expect(judgeTitles([unpaid], '2026-02-28')).toEqual({ dueTitles: 0, latest: null })
  expect(judgeTitles([unpaid], '2026-03-01')).toEqual({
    obstacle: {
      kind: 'unpaid',
      total: 1,
      cents: 123_456,
      titles: [
        { number: 'T1', period: '4e trimestre 2025', amountCents: 123_456, dueOn: '2026-02-28' },
      ],
    },
  })
})

test('a title whose day Enim has not said is in order only when it is paid', () => {
  expect(judgeTitles([title({ dueOn: null, paidOn: null })], today)).toMatchObject({
    obstacle: { kind: 'unpaid', titles: [{ dueOn: null }] },
  })
  expect(judgeTitles([title({ dueOn: null })], today)).toEqual({ dueTitles: 1, latest: null })
})

test('what Enim owes to the employer prevents nothing', () => {
  const credit = title({ amountCents: -500, paidOn: null })
  expect(judgeTitles([credit], today)).toMatchObject({ dueTitles: 1 })
})

test('of many unpaid titles the oldest are named, and all are counted', () => {
  const titles = Array.from({ length: 9 }, (_, index) =>
    title({ number: `T${String(index)}`, paidOn: null, amountCents: 100 }),
  )
  const judged = judgeTitles(titles, today)
  expect(judged).toMatchObject({ obstacle: { total: 9, cents: 900 } })
  expect(JSON.stringify(judged).match(/"number"/g)).toHaveLength(5)
})
