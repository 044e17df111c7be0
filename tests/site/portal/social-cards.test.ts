import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeNews } from '../support/contents.ts'
import { publicPages, startPublicSite, type PublicSite } from '../support/public-site.ts'

let site: PublicSite
beforeAll(async () => {
  site = await startPublicSite()
})
afterAll(() => site.close())

const metaOf = (html: string) =>
  new Map(
    [...html.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)"/g)].map(
      ([, name = '', content = '']) => [name, content] as const,
    ),
  )

function thingsOf(html: string): { '@type': string; headline?: string }[] {
  const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? ''
  return (JSON.parse(json) as { '@graph': { '@type': string }[] })['@graph']
}

test.each(publicPages)(
  '%s has a canonical address, a card and a picture that is there',
  async (path) => {
    const html = await site.html(path)
    const meta = metaOf(html)
    expect(html).toContain(`<link rel="canonical" href="${site.url}${path}">`)
    expect(meta.get('og:url')).toBe(`${site.url}${path}`)
    expect(meta.get('twitter:card')).toBe('summary_large_image')
    for (const name of ['og:title', 'og:description', 'og:image:alt', 'og:image:width']) {
      expect(meta.get(name), name).toBeTruthy()
    }
    const picture = await fetch(meta.get('og:image') ?? '')
    await picture.arrayBuffer()
    expect(picture.headers.get('content-type')).toBe('image/png')
  },
)

test('pages say where they stand, articles what they are, the home page who publishes', async () => {
  const types = async (path: string) => thingsOf(await site.html(path)).map((each) => each['@type'])
  expect(await types('/')).toEqual(['GovernmentOrganization'])
  expect(await types('/actualites')).toEqual(['BreadcrumbList'])
  expect(await types('/actualites/actualite-3')).toEqual(['NewsArticle', 'BreadcrumbList'])
  expect(await types('/questions/moyens-de-paiement')).toEqual(['FAQPage', 'BreadcrumbList'])
})

test('words of an editor that look like markup stay words in all of them', async () => {
  const title = '"><script>alert(1)</script></script><!--'
  site.cms.contents['news-articles'].push(makeNews({ slug: 'hostile', title }))
  const html = await site.html('/actualites/hostile')
  expect(html.replace(/"[^"]*"/g, '""')).not.toContain('<script>alert')
  expect(thingsOf(html)[0]?.headline).toBe(title)
  expect(metaOf(html).get('og:title')).toBe(title.replace(/"/g, '&quot;'))
})
