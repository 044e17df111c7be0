import { expect, test } from 'vitest'
import Pagination from '../../../site/src/ui/Pagination.astro'
import { pageNumbers } from '../../../site/src/ui/page-numbers.ts'
import { readPage } from '../../../site/src/ui/read-page.ts'
import { render } from '../support/render.ts'

const props = { href: (page: number) => `/liste?page=${String(page)}`, label: 'Pages de la liste' }

test('the first, the last, the present page and its neighbours are offered', () => {
  expect(pageNumbers(1, 1)).toEqual([1])
  expect(pageNumbers(1, 3)).toEqual([1, 2, 3])
  expect(pageNumbers(10, 20)).toEqual([1, null, 9, 10, 11, null, 20])
  expect(pageNumbers(20, 20)).toEqual([1, null, 19, 20])
})

test('a gap of one page is that page', () => {
  expect(pageNumbers(4, 20)).toEqual([1, 2, 3, 4, 5, null, 20])
})

test('one page needs no way to others', async () => {
  const html = await render(Pagination, { props: { ...props, page: 1, pages: 1 } })
  expect(html.trim()).toBe('')
})

test('the present page is marked, and the first has none before it', async () => {
  const html = await render(Pagination, { props: { ...props, page: 1, pages: 3 } })
  expect(html).toContain('<nav aria-label="Pages de la liste">')
  expect(html).toMatch(/<a href="\/liste\?page=1" aria-current="page">/)
  expect(html.match(/aria-current/g)).toHaveLength(1)
  expect(html).not.toContain('rel="prev"')
  expect(html).toContain('<a href="/liste?page=2" rel="next">')
})

test.each(['0', '-1', '1.5', 'deux', '1e99', ''])(
  '« %s » is no page: the first is shown',
  (page) => {
    expect(readPage(new URLSearchParams({ page }))).toBe(1)
  },
)

test('the page asked for is shown', () => {
  expect(readPage(new URLSearchParams({ page: '12' }))).toBe(12)
})
