import { expect, test } from 'vitest'
import Header from '../../../site/src/ui/Header.astro'
import { render } from '../support/render.ts'

const home = { href: '/espace', label: 'Mes services' }
const links = [home, { href: '/espace/demandes', label: 'Mes demandes' }]

const currentLinks = async (path: string) => {
  const html = await render(Header, { props: { home, links, path } })
  return [...html.matchAll(/<a href="([^"]*)" aria-current="(\w+)">/g)].map((found) => [
    found[1],
    found[2],
  ])
}

test('the logo leads home and its name says where', async () => {
  const html = await render(Header, { props: { home, links, path: '/espace' } })
  expect(html).toMatch(/<a class="home" href="\/espace">.*Enim.*– Mes services<\/span> ?<\/a>/)
})

test('the link to the page being read is marked, in the menu of each width', async () => {
  const here = ['/espace/demandes', 'page']
  expect(await currentLinks('/espace/demandes')).toEqual([here, here])
})

test('a page below a link marks it as its place, and never the home page', async () => {
  const place = ['/espace/demandes', 'true']
  expect(await currentLinks('/espace/demandes/EN-1')).toEqual([place, place])
})
