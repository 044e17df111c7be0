import { expect, test } from 'vitest'
import { compareWords } from '../../../cms/src/plugins/redaction/server/history/word-difference.ts'

const written = (before: string, after: string) =>
  compareWords(before, after)
    .map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `{+${text}+}` })[kind])
    .join('')

test.each([
  ['Le taux baisse.', 'Le taux baisse.', 'Le taux baisse.'],
  ['Le taux baisse.', 'Le taux monte.', 'Le taux [-baisse-]{+monte+}.'],
  ['', 'Tout est nouveau', '{+Tout est nouveau+}'],
  ['Tout est parti', '', '[-Tout est parti-]'],
  ['a b c', 'a c', 'a [-b -]c'],
  ['a c', 'a b c', 'a {+b +}c'],
  ['aujourd’hui, on ferme', 'aujourd’hui : on ferme', 'aujourd’hui[-,-]{+ :+} on ferme'],
])('« %s » to « %s » reads %s', (before, after, expected) => {
  expect(written(before, after)).toBe(expected)
})

test('what is kept and removed is the old text, what is kept and added the new one', () => {
  const before = 'Un deux trois quatre cinq six sept.\nHuit neuf dix.'
  const after = 'Deux trois, quatre sept six.\nHuit dix neuf onze.'
  const parts = compareWords(before, after)
  const textOf = (left: string) =>
    parts
      .filter(({ kind }) => kind !== left)
      .map(({ text }) => text)
      .join('')
  expect(textOf('added')).toBe(before)
  expect(textOf('removed')).toBe(after)
})

test('two long texts without a word in common are compared in no time', () => {
  const long = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word}${at}`).join(' ')
  const began = performance.now()
  const parts = compareWords(long('a'), long('b'))
  expect(parts.map(({ kind }) => kind)).toEqual(['removed', 'added'])
  expect(performance.now() - began).toBeLessThan(2_000)
})
