import { expect, test } from 'vitest'
import { likelyPages } from '../../../site/src/features/site-map/likely-pages.ts'

const pages = [
  '/',
  '/actualites',
  '/actualites/nouveau-taux-2026',
  '/mode-d-emploi',
  '/formulaires/declaration-d-accident.pdf',
].map((href) => ({ href, label: href }))

test.each([
  ['/actualites/nouveau-taux', '/actualites/nouveau-taux-2026'],
  ['/actualites/Nouveau-Taux-2026.html', '/actualites/nouveau-taux-2026'],
  ['/mode-demploi', '/mode-d-emploi'],
  ['/declaration-accident', '/formulaires/declaration-d-accident.pdf'],
  ['/actualité', '/actualites'],
])('%s looks most like %s', (path, likely) => {
  expect(likelyPages(path, pages)[0]?.href).toBe(likely)
})

test.each(['/', '/zzz', '/%00', `/${'a'.repeat(5_000)}`])('%s looks like none', (path) => {
  expect(likelyPages(path, pages)).toEqual([])
})

test('no more than three are offered', () => {
  const many = Array.from({ length: 50 }, (_, at) => ({ href: `/actualite-${at}`, label: '' }))
  expect(likelyPages('/actualite', many)).toHaveLength(3)
})
