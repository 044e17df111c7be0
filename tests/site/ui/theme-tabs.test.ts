import type { Theme } from 'content-types'
import { expect, test } from 'vitest'
import { themeTabs } from '../../../site/src/features/themes/theme-tabs.ts'
import ThemeTabs from '../../../site/src/ui/ThemeTabs.astro'
import { render } from '../support/render.ts'

const themes = [
  { slug: 'cotisation', name: 'Cotisation' },
  { slug: 'accidents', name: 'Accidents' },
] as Theme[]
const addressOf = (slug?: string) => (slug ? `/espace/obtenir/${slug}` : '/espace/obtenir')
const tabsFor = (current?: string) =>
  render(ThemeTabs, {
    props: { label: 'Documents par thème', tabs: themeTabs(themes, current, addressOf) },
  })

test('the tabs are links under a name, all themes first', async () => {
  const html = await tabsFor()
  expect(html).toContain('<nav class="tabs" aria-label="Documents par thème">')
  expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
    '/espace/obtenir',
    '/espace/obtenir/cotisation',
    '/espace/obtenir/accidents',
  ])
})

test('only the theme being shown is marked', async () => {
  expect(await tabsFor('accidents')).toMatch(
    /href="\/espace\/obtenir\/accidents" aria-current="page"/,
  )
  expect((await tabsFor('accidents')).match(/aria-current/g)).toHaveLength(1)
  expect(await tabsFor()).toMatch(/href="\/espace\/obtenir" aria-current="page"/)
})
