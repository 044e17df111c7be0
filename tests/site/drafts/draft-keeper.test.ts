import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  DraftKeeper,
  type DraftDoor,
  type Kept,
  type KeptState,
  type KeptWords,
} from '../../../site/src/features/drafts/draft-keeper.ts'
import { requestWords, type Words } from '../../../site/src/features/requests/request-words.ts'

const at = (minute: number) => `2026-11-23T13:${String(minute).padStart(2, '0')}:00.000Z`

let typed: Words
let shown: KeptState[]
let saves: { words: Words; knownAt: string | null; leaving: boolean }[]
let answers: Kept[]
let other: KeptWords<Words> | undefined

const door: DraftDoor<Words> = {
  save: (words, knownAt, { leaving }) => {
    saves.push({ words, knownAt, leaving })
    return Promise.resolve(answers.shift() ?? { kind: 'kept', savedAt: at(saves.length) })
  },
  read: () => Promise.resolve(other),
}

function keeper(savedAt: string | null = null, served = { ...typed }) {
  const show = (state: KeptState) => shown.push(state)
  const words = () => ({ ...typed })
  return new DraftKeeper({ door, kind: requestWords, words, served, savedAt, show })
}

beforeEach(() => {
  vi.useFakeTimers()
  typed = { theme: '', object: '', text: '', pieces: [] }
  ;[shown, saves, answers, other] = [[], [], [], undefined]
})
afterEach(() => {
  vi.useRealTimers()
})

describe('what is typed', () => {
  test('is kept 1.5 seconds after the last change, once', async () => {
    const kept = keeper()
    for (const text of ['Bo', 'Bonj', 'Bonjour']) {
      typed.text = text
      kept.changed()
      await vi.advanceTimersByTimeAsync(1_400)
    }
    expect(saves).toEqual([])
    await vi.advanceTimersByTimeAsync(100)
    expect(saves.map(({ words }) => words.text)).toEqual(['Bonjour'])
    expect(shown).toEqual([{ kind: 'kept', savedAt: at(1) }])
  })

  test('before the keeper came is kept too', async () => {
    const served = { ...typed }
    typed.text = 'Bonjour'
    keeper(at(0), served)
    await vi.advanceTimersByTimeAsync(1_500)
    expect(saves.map(({ words }) => words.text)).toEqual(['Bonjour'])
  })

  test('is not kept while nothing changed, even when the page is left', async () => {
    const kept = keeper(at(0))
    kept.changed()
    await kept.save({ leaving: true })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(saves).toEqual([])
  })

  test('begins with a word: a theme alone makes no draft', async () => {
    const kept = keeper()
    typed.theme = 'cotisation'
    await kept.save()
    expect(saves).toEqual([])
    typed.text = 'B'
    await kept.save()
    expect(saves).toHaveLength(1)
  })

  test('is kept with the pieces that a reply is said to bring, in any order', async () => {
    typed = { ...typed, text: 'Voici', pieces: ['p1', 'p2'] }
    const kept = keeper(at(0))
    typed.pieces = ['p2', 'p1']
    await kept.save()
    expect(saves).toEqual([])
    typed.pieces = ['p2']
    await kept.save()
    expect(saves).toMatchObject([{ words: { pieces: ['p2'] } }])
  })

  test('is kept at once when the page is left', async () => {
    const kept = keeper()
    typed.text = 'Bonjour'
    kept.changed()
    await kept.save({ leaving: true })
    expect(saves).toMatchObject([{ leaving: true, knownAt: null }])
  })

  test('is kept again when it changed during the saving, from what was just saved', async () => {
    const kept = keeper()
    typed.text = 'Bon'
    const saving = kept.save()
    typed.text = 'Bonjour'
    await saving
    await vi.advanceTimersByTimeAsync(1_500)
    expect(saves.map(({ words, knownAt }) => [words.text, knownAt])).toEqual([
      ['Bon', null],
      ['Bonjour', at(1)],
    ])
  })

  test('is not kept beside a form that is being sent', async () => {
    const kept = keeper()
    typed.text = 'Bonjour'
    kept.changed()
    await kept.stop()
    typed.text = 'Bonjour à tous'
    kept.changed()
    await vi.advanceTimersByTimeAsync(60_000)
    await kept.save({ leaving: true })
    expect(saves).toEqual([])
    kept.resume()
    await vi.advanceTimersByTimeAsync(1_500)
    expect(saves).toHaveLength(1)
  })

  test('is said to be on its way until it has arrived', async () => {
    const kept = keeper()
    typed.text = 'Bonjour'
    const saved = kept.save()
    expect(kept.isSaving).toBe(true)
    const stopped = kept.stop()
    await Promise.all([saved, stopped])
    expect(kept.isSaving).toBe(false)
    expect(saves).toHaveLength(1)
  })
})

test('a connection that is away is tried again, less and less often', async () => {
  const kept = keeper()
  answers = Array.from({ length: 5 }, () => ({ kind: 'cut' }))
  typed.text = 'Bonjour'
  await kept.save()
  const delays = [2_000, 5_000, 10_000, 30_000, 30_000]
  for (const [rank, delay] of delays.entries()) {
    await vi.advanceTimersByTimeAsync(delay - 1)
    expect(saves).toHaveLength(rank + 1)
    await vi.advanceTimersByTimeAsync(1)
    expect(saves).toHaveLength(rank + 2)
  }
  expect(shown.at(0)).toEqual({ kind: 'cut' })
  expect(shown.at(-1)).toMatchObject({ kind: 'kept' })
})

describe('a draft that changed elsewhere', () => {
  const elsewhere: Kept = { kind: 'changed', reason: 'Modifiée à 14:05.' }

  test('is said, and nothing is kept until a person chooses', async () => {
    const kept = keeper(at(0))
    answers = [elsewhere]
    other = { words: { theme: '', object: '', text: 'Écrit ailleurs', pieces: [] }, savedAt: at(5) }
    typed.text = 'Écrit ici'
    await kept.save()
    expect(shown).toEqual([elsewhere])
    kept.changed()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(saves).toHaveLength(1)

    await kept.overrule()
    expect(saves.at(-1)).toMatchObject({ words: { text: 'Écrit ici' }, knownAt: at(5) })
  })

  test('by a file of this very page is no matter', async () => {
    typed.text = 'Commencé'
    const kept = keeper(at(0))
    answers = [elsewhere]
    other = { words: { theme: '', object: '', text: 'Commencé', pieces: [] }, savedAt: at(5) }
    typed.text = 'Commencé, puis fini'
    await kept.save()
    await vi.advanceTimersByTimeAsync(0)
    expect(saves.map(({ knownAt }) => knownAt)).toEqual([at(0), at(5)])
    expect(shown).toEqual([{ kind: 'kept', savedAt: at(2) }])
  })
})

test('a first file makes a draft, whose prepared words are then kept with it', async () => {
  typed.text = 'Formulaire complété'
  const kept = keeper()
  kept.know(at(3))
  kept.changed()
  await vi.advanceTimersByTimeAsync(1_500)
  expect(saves).toMatchObject([{ words: { text: 'Formulaire complété' }, knownAt: at(3) }])
})
