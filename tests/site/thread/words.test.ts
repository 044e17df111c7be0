import { describe, expect, test } from 'vitest'
import { dueWords, isLate, openPieces } from '../../../site/src/features/thread/asked-pieces.ts'
import { callbackDays } from '../../../site/src/features/thread/callback-days.ts'
import { delayWords } from '../../../site/src/features/thread/delay-words.ts'
import { nextStep } from '../../../site/src/features/thread/next-step.ts'
import { makeMessage, makePiece, makeRequest } from './support/requests.ts'

const delays = (median: number, ninthDecile: number) =>
  delayWords(makeRequest({ delays: { answers: 5, median, ninthDecile } }))
const who = 'Le service Cotisations des employeurs'

describe('who answers when', () => {
  test('is said in working days, one and several', () => {
    expect(delays(1, 2)).toBe(
      `${who} répond en 1 jour ouvré ou moins une fois sur deux, et en 2 jours ouvrés ou moins neuf fois sur dix (5 réponses depuis six mois).`,
    )
  })

  test('may be the very day', () => {
    expect(delays(0, 4)).toContain('répond le jour même une fois sur deux, et en 4 jours ouvrés')
    expect(delays(0, 0)).toContain('répond le jour même neuf fois sur dix')
  })

  test('says a delay that is the same twice only once', () => {
    expect(delays(3, 3)).toContain('répond en 3 jours ouvrés ou moins neuf fois sur dix')
    expect(delays(3, 3)).not.toContain('une fois sur deux')
  })

  test('falls back to the time limit of the law, over holidays', () => {
    const request = makeRequest({ state: 'received', sentAt: '2026-12-22T23:30:00Z' })
    expect(delayWords(request)).toBe(
      `${who} accuse réception de votre demande en 10 jours ouvrés au plus, soit le 8 janvier 2027 au plus tard.`,
    )
  })

  test('says nothing of an accusé de réception that was sent', () => {
    expect(delayWords(makeRequest({ state: 'taken' }))).toBeUndefined()
  })
})

describe('what happens next', () => {
  const next = (wanted: Parameters<typeof makeRequest>[0], today = '2026-11-23') =>
    nextStep(makeRequest(wanted), today)

  test('is the reception, until its last day', () => {
    expect(next({ state: 'received' }, '2026-11-30')).toContain('au plus tard le 30 novembre 2026')
    const late = next({ state: 'received' }, '2026-12-01')
    expect(late).toContain(`${who} devait vous accuser réception`)
    expect(late).toContain('demander à être rappelé')
  })

  test('is the employer’s turn while something is awaited', () => {
    const piece = makePiece({ id: 'p1' })
    const asked = makeMessage({ id: 'm1', kind: 'pieces', pieces: [piece] })
    expect(next({ state: 'waiting', messages: [asked] })).toContain(
      'attend de vous 1 pièce, au plus tard le 3 décembre 2026\u00a0: envoyez cette pièce',
    )
    expect(next({ state: 'waiting' })).toContain('attend votre réponse')
  })

  test('is told in each other state', () => {
    expect(next({ state: 'taken' })).toContain('prépare sa réponse')
    expect(next({ state: 'answered' })).toContain('sinon, répondez-lui')
    expect(next({ state: 'closed' })).toContain('faites une nouvelle demande')
    expect(next({ state: 'withdrawn' })).toContain('ne la traitera pas')
  })

  test('names a service that is not called one', () => {
    const service = { ...makeRequest().service, name: 'Pôle Pêche' }
    expect(next({ service })).toContain('Le service «\u00a0Pôle Pêche\u00a0» a pris')
  })
})

test('pieces are asked for until they are sent, the most urgent first, late from the day after', () => {
  const pieces = [
    makePiece({ id: 'late', dueOn: '2026-12-09' }),
    makePiece({ id: 'sent', sentAt: '2026-11-20T10:00:00Z', dueOn: '2026-11-01' }),
    makePiece({ id: 'soon', dueOn: '2026-12-03' }),
  ]
  const open = openPieces({ messages: [makeMessage({ id: 'm', kind: 'pieces', pieces })] })
  expect(open.map(({ id }) => id)).toEqual(['soon', 'late'])
  const piece = makePiece({ id: 'p' })
  expect([isLate(piece, '2026-12-03'), isLate(piece, '2026-12-04')]).toEqual([false, true])
  expect(dueWords(piece, '2026-12-04')).toBe('attendue depuis le 3 décembre 2026')
})

test('a call may be asked for on ten working days, today until the services close', () => {
  const days = (now: string) => callbackDays(new Date(now)).map(({ value }) => value)
  expect(days('2026-12-21T09:00:00Z')).toEqual([
    ...['2026-12-21', '2026-12-22', '2026-12-23', '2026-12-24', '2026-12-28'],
    ...['2026-12-29', '2026-12-30', '2026-12-31', '2027-01-04', '2027-01-05'],
  ])
  expect(days('2026-12-21T16:00:00Z')[0]).toBe('2026-12-22')
  expect(days('2026-12-20T09:00:00Z')[0]).toBe('2026-12-21')
})
