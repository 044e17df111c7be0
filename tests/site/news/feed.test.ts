import { newsSummarySchema } from 'content-types'
import { expect, test } from 'vitest'
import { newsFeed } from '../../../site/src/features/news/feed.ts'
import { makeNews } from '../support/contents.ts'
import { parseXml, type Element } from '../support/parse-xml.ts'

const portal = new URL('https://portail.enim.example')

function feedOf(...entries: Record<string, unknown>[]): Element {
  const news = entries.map((entry) =>
    newsSummarySchema.parse(makeNews({ slug: 'nouveau-taux', ...entry })),
  )
  const rss = parseXml(newsFeed(news, portal))
  expect([rss.name, rss.attributes.version]).toEqual(['rss', '2.0'])
  const [channel] = rss.children
  if (channel?.name !== 'channel') throw new Error('No channel.')
  return channel
}

const textsOf = (element: Element | undefined) =>
  Object.fromEntries((element?.children ?? []).map(({ name, text }) => [name, text]))

const itemsOf = (channel: Element) => channel.children.filter(({ name }) => name === 'item')

test('it is well formed RSS 2.0 with absolute addresses', () => {
  const channel = feedOf({ title: 'Un taux', publicationDate: '2026-03-02T08:00:00.000Z' })
  expect(textsOf(channel)).toMatchObject({
    title: 'Actualités Enim',
    link: 'https://portail.enim.example/actualites',
    language: 'fr',
  })
  expect(channel.children.find(({ name }) => name === 'atom:link')?.attributes.href).toBe(
    'https://portail.enim.example/actualites/rss.xml',
  )
  expect(textsOf(itemsOf(channel)[0])).toEqual({
    title: 'Un taux',
    link: 'https://portail.enim.example/actualites/nouveau-taux',
    guid: 'https://portail.enim.example/actualites/nouveau-taux',
    pubDate: 'Mon, 02 Mar 2026 08:00:00 GMT',
    category: 'Cotisation',
    description: 'Résumé de nouveau-taux.',
  })
})

test('words that look like markup, or that XML cannot hold, leave it well formed', () => {
  const channel = feedOf({
    title: 'A & B <c> "d" \'e\' &amp; \u0007\uFFFE]]>',
    summary: '<![CDATA[x]]> \u{1F6A2}',
  })
  expect(textsOf(itemsOf(channel)[0])).toMatchObject({
    title: 'A & B <c> "d" \'e\' &amp; ]]>',
    description: '<![CDATA[x]]> \u{1F6A2}',
  })
})

test('a feed without news is well formed', () => {
  expect(itemsOf(feedOf())).toEqual([])
})
