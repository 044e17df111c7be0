import { definitions } from 'content-types'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { texts } from '../../../site/src/features/written-pages/texts/index.ts'
import { readPage, type Page } from '../support/page.ts'
import { publicPages, startPublicSite, type PublicSite } from '../support/public-site.ts'

const pageKeys = definitions.page.attributes.key.enum

let site: PublicSite
beforeAll(async () => {
  site = await startPublicSite()
})
afterAll(() => site.close())

const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] })
const heading = (text: string) => ({
  type: 'heading',
  level: 3,
  children: [{ type: 'text', text }],
})

function write(key: string, body: unknown[]): void {
  site.cms.contents.pages = [
    {
      id: 1,
      documentId: `page-${key}`,
      updatedAt: '2026-03-02T08:00:00.000Z',
      key,
      title: 'Titre des éditeurs',
      summary: 'Résumé des éditeurs.',
      body,
      publicationDate: null,
    },
  ]
}

/** Hints are taken at most every half second. */
async function readOnce(path: string, holds: string): Promise<Page> {
  await site.hint('page')
  return vi.waitFor(
    async () => {
      const page = await readPage(await site.get(path))
      expect(page.words.includes(holds), holds).toBe(true)
      return page
    },
    { timeout: 5_000, interval: 50 },
  )
}

describe.each(pageKeys)('/%s', (key) => {
  test('has the portal’s own text while editors wrote none, then theirs', async () => {
    site.cms.contents.pages = []
    const own = await readOnce(`/${key}`, texts[key].summary)
    expect(own.status).toBe(200)
    expect(own.words).not.toContain('des éditeurs')
    write(key, [paragraph('Texte des éditeurs.')])
    const theirs = await readOnce(`/${key}`, 'Texte des éditeurs.')
    for (const words of [
      'Titre des éditeurs',
      'Résumé des éditeurs.',
      'Mis à jour le 2 mars 2026',
    ]) {
      expect(theirs.words).toContain(words)
    }
  })
})

test('a long text has its contents, which lead to each of its headings', async () => {
  write('mode-d-emploi', ['Se connecter', 'Écrire', 'Écrire'].map(heading))
  const { html } = await readOnce('/mode-d-emploi', 'Écrire')
  for (const id of ['partie-se-connecter', 'partie-ecrire', 'partie-ecrire-2']) {
    expect(html.includes(`<a href="#${id}">`), id).toBe(true)
    expect(html.includes(`<h2 id="${id}">`), id).toBe(true)
  }
})

test('a heading that looks like markup is words, and its anchor letters', async () => {
  const hostile = ['<b onclick="x">', '"><script>alert(1)</script>', '  ', 'Fin']
  write('mode-d-emploi', hostile.map(heading))
  const { html } = await readOnce('/mode-d-emploi', 'alert(1)')
  expect(/<b onclick|<script>alert/.test(html)).toBe(false)
  const ids = [...html.matchAll(/<h2 id="(partie[^"]*)"/g)].map(([, id]) => id)
  expect(ids).toEqual(['partie-b-onclick-x', 'partie-script-alert-1-script', 'partie-fin'])
})

test('no link of any page’s footer is dead', async () => {
  const links = new Set<string>()
  for (const path of publicPages) {
    const footer = /<footer.*<\/footer>/s.exec(await site.html(path))?.[0] ?? ''
    for (const [, href = ''] of footer.matchAll(/href="(\/[^"]*)"/g)) links.add(href)
  }
  expect(links.size).toBeGreaterThan(10)
  for (const link of links) {
    const page = await readPage(await site.get(link))
    expect(page.status, link).toBe(200)
  }
})

test('they are read while Strapi fails and has never answered; the sitemap waits', async () => {
  const cold = await startPublicSite()
  cold.cms.mood = 'failing'
  for (const path of [...pageKeys, 'plan-du-site']) {
    expect((await readPage(await cold.get(`/${path}`))).status, path).toBe(200)
  }
  expect((await readPage(await cold.get('/sitemap.xml'))).status).toBe(503)
  await cold.close()
})
