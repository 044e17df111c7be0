import { expect, test } from 'vitest'
import {
  activeFilters,
  exportAddress,
  listAddress,
  readFilters,
} from '../../../site/src/features/requests/request-filters.ts'

const read = (query: string) => readFilters(new URLSearchParams(query))
const themes = [{ slug: 'cotisation', name: 'Cotisation' }]
const whole = 'theme=cotisation&nature=question&etat=waiting&du=2026-02-03&au=2026-03-01&mots=reçu'

test('the address of the page says in French what the api is asked', () => {
  const { filters, errors } = read(whole)
  expect(filters).toEqual({
    ...{ theme: 'cotisation', kind: 'question', state: 'waiting' },
    ...{ from: '2026-02-03', to: '2026-03-01', words: 'reçu' },
  })
  expect(errors).toEqual([])
  expect(read(listAddress(filters).split('?')[1] ?? '').filters).toEqual(filters)
  expect(exportAddress(filters)).toBe(
    '/api/requests/export.csv?theme=cotisation&kind=question&state=waiting&from=2026-02-03&to=2026-03-01&words=re%C3%A7u',
  )
})

test('no filter leaves the address bare, and a page keeps the filters', () => {
  const { filters } = read('')
  expect([listAddress(filters), exportAddress(filters)]).toEqual([
    '/espace/demandes',
    '/api/requests/export.csv',
  ])
  expect(listAddress(read('mots=a').filters, 3)).toBe('/espace/demandes?mots=a&page=3')
})

test('a choice that the page does not offer is none', () => {
  const { filters, errors } = read('nature=toString&etat=constructor')
  expect([filters.kind, filters.state, errors]).toEqual(['', '', []])
})

test('a day is read as people write it, and what is no day is said beside its field', () => {
  expect(read('du=3/2/2026').filters.from).toBe('2026-02-03')
  const { typed, filters, errors } = read('du=31/02/2026&au=demain')
  expect([filters.from, filters.to]).toEqual(['', ''])
  expect([typed.from, typed.to]).toEqual(['31/02/2026', 'demain'])
  expect(errors.map(({ field }) => field)).toEqual(['du', 'au'])
})

test('words beyond the limit are kept as typed, with the reason', () => {
  const { typed, filters, errors } = read(`mots=${'a'.repeat(201)}`)
  expect([typed.words.length, filters.words]).toEqual([201, ''])
  expect(errors).toEqual([{ field: 'mots', message: 'Cherchez avec 200 caractères au maximum.' }])
})

test('each filter in place is said in words, with the list without it', () => {
  const active = activeFilters(read(whole).filters, themes)
  expect(active.map(({ label }) => label)).toEqual([
    ...['Cotisation', 'Question', 'Pièce demandée'],
    ...['depuis le 3 février 2026', 'jusqu’au 1er mars 2026', '«\u00a0reçu\u00a0»'],
  ])
  expect(active[0]?.without).toBe(
    '/espace/demandes?nature=question&etat=waiting&du=2026-02-03&au=2026-03-01&mots=re%C3%A7u',
  )
})
