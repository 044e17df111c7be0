import { expect, test } from 'vitest'
import { slugOf } from '../../../site/src/features/content/anchors.ts'

test.each([
  ['Déclarer un accident', 'declarer-un-accident'],
  ['L’œuvre & l’ÉTÉ !', 'l-oeuvre-l-ete'],
  ['« 100 % »', '100'],
  ['日本', ''],
])('%s is %s', (text, slug) => {
  expect(slugOf(text)).toBe(slug)
})
