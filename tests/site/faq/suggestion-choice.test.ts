import { expect, test } from 'vitest'
import { likeliest, wordsToAsk } from '../../../site/src/features/faq/suggestion-choice.ts'

test('an object is searched for from its third letter on', () => {
  expect(wordsToAsk('  Dé ')).toBe('')
  expect(wordsToAsk(' Dél  ai ')).toBe('Dél ai')
})

test('three suggestions at most, those of the chosen theme first', () => {
  const found = ['a', 'b', 'c', 'd'].map((slug, rank) => ({
    slug,
    theme: { slug: rank === 3 ? 'accidents' : 'cotisation' },
  }))
  const slugs = (theme?: string) => likeliest(found, theme).map(({ slug }) => slug)
  expect(slugs()).toEqual(['a', 'b', 'c'])
  expect(slugs('accidents')).toEqual(['d', 'a', 'b'])
})
